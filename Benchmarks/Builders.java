// SPDX-License-Identifier: Apache-2.0
// Benchmark: StringBuilder appends of all kinds, inserts, reversals and concatenation.
public class Builders {
    public static void main(String[] args) {
        long sum = 0;
        for (int round = 0; round < 120; round++) {
            StringBuilder b = new StringBuilder();
            for (int i = 0; i < 900; i++) { b.append(i).append(',').append((long) i * i).append("text").append(i % 2 ==
                    0); if (i % 100 == 0) b.insert(0, "front").append(i / 8.0); }
            sum = sum * 31 + b.reverse().toString().hashCode() + b.indexOf("txet,");
            String s = "";
            for (int i = 0; i < 120; i++) s = s + i + ":" + (char) ('a' + i % 26);
            sum += s.length() + s.hashCode();
            char[] c = s.toCharArray();
            for (int i = 0; i < c.length; i++) if (Character.isLetter(c[i])) c[i] = Character.toUpperCase(c[i]);
            sum ^= new String(c).hashCode();
        }
        System.out.println(sum);
    }
}
