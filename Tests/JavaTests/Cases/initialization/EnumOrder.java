// SPDX-License-Identifier: Apache-2.0
// Tests: enum constants are made before other static fields; a constructor cannot see them.
// Expects: constructors first, then the static block; values() in order.
public class EnumOrder {
    enum Planet {
        MERCURY(1), VENUS(2), EARTH(3);
        static int count;
        static final java.util.Map<Integer, Planet> BY_NUMBER = new java.util.TreeMap<>();
        static {
            System.out.println("static block " + count);
            for (Planet p : values()) BY_NUMBER.put(p.number, p);
        }
        final int number;
        Planet(int n) { number = n; System.out.println("constructor " + name() + " " + ordinal()); }
        { System.out.println("initializer"); }
    }

    public static void main(String[] args) {
        System.out.println("main");
        System.out.println(Planet.BY_NUMBER.get(2));
        System.out.println(Planet.BY_NUMBER);
    }
}
