// SPDX-License-Identifier: Apache-2.0
// Tests: nested conditional expressions, numeric promotion, unboxing of null in a conditional.
// Expects: NullPointerException where a null Integer is unboxed.
public class Ternaries {
    static String grade(int s) { return s >= 90 ? "A" : s >= 80 ? "B" : s >= 70 ? "C" : "F"; }
    static Integer maybe(boolean b) { return b ? 1 : null; }

    public static void main(String[] args) {
        for (int s : new int[] {95, 85, 75, 10}) System.out.print(grade(s));
        System.out.println();
        Object o = true ? 1 : "s";
        Object p = true ? 1 : 2.0;
        Object q = args.length == 0 ? Integer.valueOf(1) : Long.valueOf(2);
        System.out.println(o + " " + p + " " + q + " " + q.getClass());
        System.out.println(maybe(true) + " " + maybe(false));
        try {
            Integer nothing = null;
            int i = args.length == 0 ? nothing : 0;
            System.out.println(i);
        } catch (NullPointerException e) {
            System.out.println("unboxed null");
        }
        boolean a = true, b = false;
        System.out.println((a ? b ? 1 : 2 : 3) + " " + (a ^ b ? "x" : "y") + " " + !(a && !b));
        StringBuilder log = new StringBuilder();
        (a ? log.append("left") : log.append("right")).append("!");
        System.out.println(log);
    }
}
