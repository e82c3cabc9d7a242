// SPDX-License-Identifier: Apache-2.0
// Tests: final fields, blank finals, constant variables inlined by the compiler, instance initializer order.
// Expects: values in textual order of initialization.
public class FinalFields {
    final int a;
    final int b = next("b");
    final String c;
    static int counter;
    static final long START = counter + 100L;
    static final String INLINED = "in" + "lined" + 1 + true + 'c' + 2.5;
    { c = "c" + next("block"); }
    FinalFields() { a = next("a"); }
    static int next(String who) { System.out.println(who + " " + ++counter); return counter; }

    public static void main(String[] args) {
        FinalFields f = new FinalFields();
        System.out.println(f.a + " " + f.b + " " + f.c + " " + START + " " + INLINED);
        System.out.println(INLINED == ("in" + "lined1truec2.5"));
    }
}
