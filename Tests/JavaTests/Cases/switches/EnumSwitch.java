// SPDX-License-Identifier: Apache-2.0
// Tests: switches on enums: statements, expressions, exhaustive without default, qualified names, nested.
// Expects: the matching arm.
public class EnumSwitch {
    enum Light { RED, AMBER, GREEN; Light next() { return switch (this) { case RED -> GREEN; case AMBER -> RED;
            case GREEN -> AMBER; }; } }
    sealed interface Token permits Op, Num {}
    enum Op implements Token { PLUS, MINUS }
    record Num(int v) implements Token {}

    static String token(Token t) {
        return switch (t) { case Op.PLUS -> "+"; case Op.MINUS -> "-"; case Num(int v) -> "" + v; };
    }

    static int old(Light l) {
        switch (l) { case GREEN: return 1; case RED: return 2; }
        return 3;
    }

    public static void main(String[] args) {
        Light l = Light.RED;
        for (int i = 0; i < 5; i++) { System.out.print(l + " " + old(l) + " "); l = l.next(); }
        System.out.println();
        System.out.println(token(Op.PLUS) + token(new Num(3)) + token(Op.MINUS));
        int n = switch (l) { case RED: yield 1; case AMBER: System.out.println("amber"); default: yield 2; };
        System.out.println(n);
        try { old(null); } catch (NullPointerException e) { System.out.println("null"); }
        System.out.println(switch (Thread.State.NEW) { case NEW, RUNNABLE -> switch (l) { case GREEN -> "new green";
                default -> "new other"; }; default -> "other"; });
    }
}
