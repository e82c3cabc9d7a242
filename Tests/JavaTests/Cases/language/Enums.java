// SPDX-License-Identifier: Apache-2.0
// Tests: enums with bodies, abstract methods, interfaces, EnumMap, EnumSet, valueOf, switch, compareTo.
// Expects: declaration order everywhere.
import java.util.*;

public class Enums {
    interface Symbolic { String symbol(); }
    enum Op implements Symbolic {
        ADD("+") { int apply(int a, int b) { return a + b; } },
        SUB("-") { int apply(int a, int b) { return a - b; } },
        POW("^") {
            int apply(int a, int b) { int r = 1; while (b-- > 0) r *= a; return r; }
            @Override public String symbol() { return "**"; }
        };
        private final String s;
        Op(String s) { this.s = s; }
        abstract int apply(int a, int b);
        public String symbol() { return s; }
    }
    enum Empty {}

    public static void main(String[] args) {
        for (Op o : Op.values()) System.out.println(o + o.symbol() + o.apply(7,
                3) + o.ordinal() + o.getClass().getName() + o.getDeclaringClass().getSimpleName());
        EnumMap<Op, String> m = new EnumMap<>(Op.class);
        m.put(Op.POW, "p");
        m.put(Op.ADD, "a");
        System.out.println(m + " " + EnumSet.complementOf(EnumSet.of(Op.ADD)) + " " + EnumSet.range(Op.ADD,
                Op.SUB) + EnumSet.noneOf(Op.class));
        System.out.println(Op.valueOf("SUB").compareTo(Op.POW) + " " + Empty.values().length + " "
                + (Op.valueOf("ADD") == Op.ADD));
        try { Op.valueOf("MUL"); } catch (IllegalArgumentException e) { System.out.println(e.getMessage()); }
        switch (Op.SUB) { case ADD: System.out.println("add"); case SUB: System.out.println("sub");
                case POW: System.out.println("through"); }
        Op[] copy = Op.values();
        copy[0] = null;
        System.out.println(Op.values()[0] + " " + Enum.valueOf(Op.class, "POW").name());
    }
}
