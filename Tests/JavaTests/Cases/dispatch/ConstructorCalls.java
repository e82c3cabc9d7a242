// SPDX-License-Identifier: Apache-2.0
// Tests: virtual call from a super constructor sees default field values; field initializers run after super().
// Expects: null and 0 seen first, then the initialized values.
public class ConstructorCalls {
    static class Base {
        Base() { System.out.println("Base"); show(); }
        void show() { System.out.println("base show"); }
    }

    static class Derived extends Base {
        int number = 5;
        final int constant = 6;
        final Integer boxed = 7;
        String text = "set";
        { System.out.println("initializer " + number); }
        Derived() { super(); System.out.println("Derived"); show(); }
        Derived(int n) { this(); number = n; show(); }
        @Override void show() { System.out.println(number + " " + constant + " " + boxed + " " + text); }
    }

    public static void main(String[] args) {
        new Derived(8);
        new Base() { int x = 3; @Override void show() { System.out.println("anonymous " + x); } }.show();
    }
}
