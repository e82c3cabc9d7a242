// SPDX-License-Identifier: Apache-2.0
// Tests: literals are one object across classes, intern, compile-time constants, run-time strings are new objects.
// Expects: identity as JLS 3.10.5 says.
public class Interning {
    static final String CONST = "ab" + "cd";
    static class Other { static String s = "abcd"; static String make() { return "ab" + part(); } static String part() {
            return "cd"; } }

    public static void main(String[] args) {
        System.out.println((CONST == "abcd") + " " + (Other.s == CONST) + " " + (Other.make() == CONST) + " "
                + (Other.make().intern() == CONST));
        System.out.println((new String("abcd") == CONST) + " " + (new String("abcd").intern() == "abcd") + " "
                + ("abcde".substring(0, 4).intern() == CONST));
        System.out.println("x".repeat(1) == "x");
        String fresh = new StringBuilder("fresh").append("-string").toString();
        System.out.println(fresh.intern() == fresh.toString() || fresh.intern() == "fresh-string");
        System.out.println("\u0000".intern() == "\0");
        System.out.println(Interning.class.getName().intern() == Interning.class.getName());
    }
}
