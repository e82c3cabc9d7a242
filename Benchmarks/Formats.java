// SPDX-License-Identifier: Apache-2.0
// Benchmark: String.format, number to text and text to number conversions.
import java.util.Locale;

public class Formats {
    public static void main(String[] args) {
        long sum = 0;
        for (int i = 0; i < 2500; i++) {
            String s = String.format(Locale.ROOT, "%05d|%-8s|%8.3f|%x|%,d", i, "n" + i % 10, i / 7.0, i * 31,
                    i * 12345L);
            sum = sum * 31 + s.hashCode();
            sum += Double.toString(i * 1.1).length() + Long.parseLong(Long.toString(i * 99_991L)) % 7
                    + (long) Double.parseDouble(s.substring(15, 23).trim());
        }
        System.out.println(sum);
    }
}
