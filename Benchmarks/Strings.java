// SPDX-License-Identifier: Apache-2.0
// Benchmark: splitting, searching, comparing, replacing and case mapping of strings.
public class Strings {
    public static void main(String[] args) {
        StringBuilder b = new StringBuilder();
        for (int i = 0; i < 1200; i++) b.append("word").append(i * 37 % 211).append(i % 9 == 0 ? ". " : ", ");
        String text = b.toString();
        long sum = 0;
        for (int round = 0; round < 36; round++) {
            for (String w : text.split(", ")) sum = sum * 31 + w.length() + w.indexOf('1') + w.hashCode();
            String u = text.toUpperCase().replace("WORD", "w");
            sum += u.lastIndexOf("w2") + u.substring(round, u.length() - round).hashCode();
            int at = 0;
            while ((at = text.indexOf("word1", at)) >= 0) { sum += at; at++; }
            for (int i = 0; i + 12 < text.length(); i += 5) sum += text.substring(i,
                    i + 6).compareTo(text.substring(i + 3, i + 9));
            sum += text.chars().filter(Character::isDigit).count();
        }
        System.out.println(sum);
    }
}
