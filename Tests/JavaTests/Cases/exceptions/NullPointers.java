// SPDX-License-Identifier: Apache-2.0
// Tests: helpful NullPointerException messages for fields, calls, arrays, unboxing, monitors and throw.
// Expects: HotSpot's texts (compiled with -g, so locals have names).
public class NullPointers {
    int number;
    NullPointers next;
    int[] array;
    static NullPointers root;

    NullPointers next() { return next; }

    static void attempt(Runnable r) {
        try {
            r.run();
            System.out.println("no exception");
        } catch (NullPointerException e) {
            System.out.println(e.getMessage());
        }
    }

    public static void main(String[] args) {
        NullPointers local = args.length == 0 ? null : new NullPointers();
        NullPointers full = new NullPointers();
        Integer boxed = null;
        int[][] rows = new int[2][];
        RuntimeException nothing = null;
        String text = null;
        attempt(() -> System.out.println(local.number));
        attempt(() -> root.number = 5);
        attempt(() -> full.next.number++);
        attempt(() -> full.next.next.number++);
        attempt(() -> full.next().next());
        attempt(() -> System.out.println(full.array[3]));
        attempt(() -> full.array[3] = 1);
        attempt(() -> System.out.println(full.array.length));
        attempt(() -> rows[1][0] = 1);
        attempt(() -> { int n = boxed; });
        attempt(() -> { throw nothing; });
        attempt(() -> { synchronized (full.next) { } });
        attempt(() -> System.out.println(text.length()));
        attempt(() -> { throw new NullPointerException(); });
        attempt(() -> { throw new NullPointerException("own text"); });
        try {
            System.out.println(local.next.next);
        } catch (NullPointerException e) {
            System.out.println(e.getMessage());
        }
        switchOn(null);
    }

    static void switchOn(String parameter) {
        try {
            switch (parameter) { case "a": System.out.println("a"); }
        } catch (NullPointerException e) {
            System.out.println(e.getMessage());
        }
    }
}
