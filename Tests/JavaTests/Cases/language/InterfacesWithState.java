// SPDX-License-Identifier: Apache-2.0
// Tests: interface constants, nested types in interfaces, functional interfaces with defaults, generic default methods.
// Expects: results of composed functions.
public class InterfacesWithState {
    interface Config {
        int SIZE = compute();
        static int compute() { System.out.println("Config initialized"); return 12; }
        enum Level { LOW, HIGH }
        class Impl implements Config { @Override public Level level() { return Level.HIGH; } }
        Level level();
    }

    @FunctionalInterface
    interface Fn<A, B> {
        B call(A a);
        default <C> Fn<A, C> then(Fn<? super B, ? extends C> f) { return a -> f.call(call(a)); }
        static <T> Fn<T, T> same() { return t -> t; }
        boolean equals(Object o);
    }

    public static void main(String[] args) {
        Config c = new Config.Impl();
        System.out.println(c.level());
        System.out.println(Config.SIZE);
        Fn<String, Integer> f = String::length;
        System.out.println(f.then(n -> n * 2).then(n -> "<" + n + ">").call("four")
                + Fn.<String>same().then(f).call("abc"));
    }
}
