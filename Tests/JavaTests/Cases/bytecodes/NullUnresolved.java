// SPDX-License-Identifier: Apache-2.0
// Type checks that see nothing but null while their method gets hot resolve nothing; what comes later is checked.
public class NullUnresolved {
    static class Seen { }
    static class Other { static { System.out.println("Other initialized"); } }
    interface Role { }
    static final class Player implements Role { }

    static int kinds(Object o) {
        int bits = 0;
        if (o instanceof Seen) bits |= 1;
        if (o instanceof Role) bits |= 2;
        if (o instanceof int[]) bits |= 4;
        if (o instanceof Other[][]) bits |= 8;
        return bits;
    }

    static Seen cast(Object o) { return (Seen) o; }

    static Role role(Object o) { return (Role) o; }

    static int sum(Object[] all) {
        int sum = 0;
        for (int i = 0; i < all.length; i++) {
            Object o = all[i];
            if (o instanceof Role r && r == o) sum += 10;
            Seen s = (Seen) o;
            sum += s == null ? 1 : 100;
        }
        return sum;
    }

    static String fails(Runnable r) {
        try {
            r.run();
            return "passes";
        } catch (ClassCastException e) {
            return e.getMessage();
        }
    }

    public static void main(String[] args) {
        long total = 0;
        for (int i = 0; i < 20_000; i++) {
            total += kinds(null);
            if (cast(null) != null || role(null) != null) total++;
        }
        System.out.println(total);
        System.out.println(sum(new Object[50_000]));
        System.out.println(kinds(new Seen()) + " " + kinds(new Player()) + " " + kinds(new int[1]) + " " + kinds("x"));
        System.out.println(kinds(new Other[1][1]) + " " + kinds(new Other[1]));
        System.out.println(cast(new Seen()) != null);
        System.out.println(fails(() -> cast("text")));
        System.out.println(fails(() -> role("text")));
        System.out.println(fails(() -> role(new Player())));
        Object[] mixed = new Object[1000];
        mixed[999] = new Seen();
        System.out.println(sum(mixed));
        mixed[500] = new Player();
        System.out.println(fails(() -> sum(mixed)));
        total = 0;
        for (int i = 0; i < 20_000; i++) {
            Object o = switch (i % 5) {
                case 0 -> null;
                case 1 -> new Seen();
                case 2 -> new Player();
                case 3 -> new int[0];
                default -> new Other[0][];
            };
            total += kinds(o);
        }
        System.out.println(total);
    }
}
