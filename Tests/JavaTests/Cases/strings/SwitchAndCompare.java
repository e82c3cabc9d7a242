// SPDX-License-Identifier: Apache-2.0
// Tests: comparing and sorting strings, case-insensitive order, compareTo laws over a small set.
// Expects: sorted lists and a symmetric matrix.
import java.util.Arrays;

public class SwitchAndCompare {
    public static void main(String[] args) {
        String[] words = {"pear", "Apple", "fig", "apple", "", "Fig", "banana", "fi", "figs"};
        String[] a = words.clone();
        Arrays.sort(a);
        System.out.println(Arrays.toString(a));
        Arrays.sort(a, String.CASE_INSENSITIVE_ORDER);
        System.out.println(Arrays.toString(a));
        Arrays.sort(a, (x, y) -> x.length() != y.length() ? x.length() - y.length() : y.compareTo(x));
        System.out.println(Arrays.toString(a));
        for (String x : words) {
            StringBuilder row = new StringBuilder();
            for (String y : words) {
                int c = x.compareTo(y), d = y.compareTo(x);
                row.append(Integer.signum(c) == -Integer.signum(d) ? "" : "!").append(c).append(' ');
            }
            System.out.println(row);
        }
        System.out.println(Arrays.binarySearch(new String[] {"a", "c", "e"},
                "d") + " " + Arrays.mismatch(new char[] {'a', 'b'}, new char[] {'a', 'c'}));
    }
}
