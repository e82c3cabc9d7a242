// SPDX-License-Identifier: Apache-2.0
// Tests: classes whose initializers refer to each other; the inner one sees default values.
// Expects: 0 and null seen for what is not yet set.
public class Cycles {
    static class A {
        static int before = B.value;
        static int value = 10;
        static String text = "A" + B.seen;
    }
    static class B {
        static int seen = A.value;
        static String seenText = A.text;
        static int value = 20;
    }
    static class Self {
        static final Self INSTANCE = new Self();
        static int counter = 5;
        static final int FIXED = 7;
        int seen;
        Self() { counter++; seen = counter * 10 + FIXED; }
    }

    public static void main(String[] args) {
        System.out.println(A.before + " " + A.value + " " + A.text);
        System.out.println(B.seen + " " + B.seenText + " " + B.value);
        System.out.println(Self.INSTANCE.seen + " " + Self.counter);
    }
}
