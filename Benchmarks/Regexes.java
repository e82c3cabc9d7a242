// SPDX-License-Identifier: Apache-2.0
// Benchmark: java.util.regex matching, groups and replacement.
import java.util.regex.*;

public class Regexes {
    public static void main(String[] args) {
        StringBuilder b = new StringBuilder();
        for (int i = 0; i < 300; i++) b.append("user").append(i).append("@host").append(i % 17).append(".example.org GET /path/").append(i * i).append("?q=").append(i % 3 == 0 ? "a+b" : "x").append(" 2024-0").append(i % 9 + 1).append("-1").append(i % 10).append('\n');
        String text = b.toString();
        Pattern mail = Pattern.compile("([a-z]+\\d+)@((?:[a-z0-9]+\\.)+org)"),
                date = Pattern.compile("(?<y>\\d{4})-(?<m>\\d\\d)-(?<d>\\d\\d)"),
                lazy = Pattern.compile("GET (.*?)\\?q=(a\\+b|x)");
        long sum = 0;
        for (int round = 0; round < 12; round++) {
            for (Matcher m = mail.matcher(text); m.find();) sum = sum * 31 + m.group(1).length() + m.start(2);
            for (Matcher m = date.matcher(text); m.find();) sum += Integer.parseInt(m.group("m"))
                    * Integer.parseInt(m.group("d"));
            for (Matcher m = lazy.matcher(text); m.find();) sum ^= m.group(1).hashCode();
            sum += date.matcher(text).replaceAll("${d}.${m}.${y}").hashCode();
        }
        System.out.println(sum);
    }
}
