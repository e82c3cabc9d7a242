// SPDX-License-Identifier: Apache-2.0
// Tests: references held only in locals, operand stacks and arguments of waiting frames survive.
// Expects: strings intact after collections in callees.
public class StackRoots {
    static int n;
    static String fresh(String s) { return new StringBuilder(s).append(n++).toString(); }
    static String collect(String s) { System.gc(); for (int i = 0; i < 50; i++) fresh("g"); return s; }

    static String deep(int d, String a, Object b, int[] c) {
        String local = fresh("local");
        if (d == 0) return collect(a) + b + c[0];
        String r = deep(d - 1, fresh("arg"), new StringBuilder().append(d), new int[] {d});
        return r.length() > 60 ? local.substring(0, 5) + a.substring(0,
                3) + b + c[0] : r + local.charAt(0) + a.charAt(0) + b + c[0];
    }

    public static void main(String[] args) {
        System.out.println(fresh("x").concat(collect(fresh("y"))).concat(fresh("z")).length());
        System.out.println(deep(8, fresh("top"), "b", new int[] {99}));
        Object[] pending = {fresh("p"), collect(fresh("q")), fresh("r")};
        System.out.println(((String) pending[0]).charAt(0) + "" + ((String) pending[1]).charAt(0) + pending.length);
        String inLoop = "";
        for (int i = 0; i < 5; i++) { String t = fresh("t"); if (i % 2 == 0) collect(t); inLoop += t.charAt(0); }
        System.out.println(inLoop);
        try { throw new RuntimeException(fresh("e")); } catch (RuntimeException e) { collect("c");
                System.out.println(e.getMessage().charAt(0) + " " + e.getStackTrace().length); }
    }
}
