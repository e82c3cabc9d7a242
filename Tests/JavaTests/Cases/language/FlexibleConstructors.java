// SPDX-License-Identifier: Apache-2.0
// Tests: statements before super(...) (JEP 513): argument checks and field assignment before the super constructor.
// Expects: the subclass field is visible to a virtual call from the super constructor.
public class FlexibleConstructors {
    static class Base { Base(int n) { System.out.println("Base " + n + " " + describe()); } String describe() {
            return "base"; } }
    static class Sub extends Base {
        final String text;
        Sub(String t) {
            if (t.isEmpty()) throw new IllegalArgumentException("empty");
            text = t.toUpperCase();
            int length = t.length() * 2;
            super(length);
            System.out.println("Sub " + text);
        }
        @Override String describe() { return text; }
    }

    public static void main(String[] args) {
        new Sub("abc");
        try { new Sub(""); } catch (IllegalArgumentException e) { System.out.println(e.getMessage()); }
    }
}
