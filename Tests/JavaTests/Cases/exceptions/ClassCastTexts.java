// SPDX-License-Identifier: Apache-2.0
// Tests: texts of ClassCastException for application, library and array classes.
// Expects: both classes with module and loader.
public class ClassCastTexts {
    static class Mine {}
    @SuppressWarnings("unchecked")
    static <T> T pollute(Object o) { return (T) o; }

    static void attempt(Runnable r) {
        try {
            r.run();
        } catch (ClassCastException e) {
            System.out.println(e.getMessage());
        }
    }

    public static void main(String[] args) {
        Object mine = new Mine(), text = "text", array = new int[0], objects = new Mine[0][0];
        attempt(() -> System.out.println((String) mine));
        attempt(() -> System.out.println((Mine) text));
        attempt(() -> System.out.println((Integer) text));
        attempt(() -> System.out.println((String[]) array));
        attempt(() -> System.out.println((Runnable) objects));
        attempt(() -> { String s = pollute(5); System.out.println(s); });
        attempt(() -> { Comparable<Integer> c = pollute("x"); System.out.println(c.compareTo(5)); });
        attempt(() -> System.out.println(Mine.class.cast(text)));
        attempt(() -> System.out.println(String.class.asSubclass(Number.class)));
    }
}
