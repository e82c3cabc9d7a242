// SPDX-License-Identifier: Apache-2.0
// Tests: tableswitch and lookupswitch, dense, sparse, negative, extreme keys, fall-through and default.
// Expects: the arm taken for each key.
public class Switches {
    static String dense(int k) {
        String s = "";
        switch (k) {
            case -2: s += "a";
            case -1: s += "b"; break;
            case 0: s += "c"; break;
            default: s += "d";
            case 2: s += "e";
        }
        return s;
    }

    static String sparse(int k) {
        switch (k) {
            case Integer.MIN_VALUE: return "min";
            case -1000: return "-1000";
            case 0: return "zero";
            case 77777: return "77777";
            case Integer.MAX_VALUE: return "max";
            default: return "other";
        }
    }

    static int none(int k) {
        switch (k) { default: k++; }
        switch (k) { }
        return k;
    }

    public static void main(String[] args) {
        for (int k = -4; k < 5; k++) {
            System.out.print(dense(k) + " ");
        }
        System.out.println();
        for (int k : new int[] {Integer.MIN_VALUE, -1001, -1000, -999, -1, 0, 1, 77776, 77777, 77778,
                Integer.MAX_VALUE}) {
            System.out.print(sparse(k) + " ");
        }
        System.out.println(none(4));
        switch ('x') {
            case 'a' -> System.out.println("a");
            case 'x', 'y' -> System.out.println("x or y");
            default -> System.out.println("?");
        }
    }
}
