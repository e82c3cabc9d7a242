// SPDX-License-Identifier: Apache-2.0
// Sample: an exception nobody catches. Prints its stack trace with the cause on standard error and exits with code 1.
public class Failing {
    static int parse(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a quantity: " + text, e);
        }
    }

    static int sum(String... texts) {
        int total = 0;
        for (String text : texts) {
            total += parse(text);
        }
        return total;
    }

    public static void main(String[] args) {
        System.out.println(sum("1", "2"));
        System.out.println(sum("1", "two"));
    }
}
