// SPDX-License-Identifier: Apache-2.0
// Tests: assert statements with -ea, with and without detail, of several types.
// Options: -ea
// Expects: AssertionError carrying the detail.
public class Assertions {
    static void check(int k) {
        try {
            switch (k) {
                case 0: assert k > 0; break;
                case 1: assert k > 1 : "text " + k; break;
                case 2: assert k > 2 : new RuntimeException("cause"); break;
                case 3: assert k > 3 : 3.5; break;
                case 4: assert k > 4 : 'c'; break;
                default: assert k > 4 : fail();
            }
            System.out.println("passed " + k);
        } catch (AssertionError e) {
            System.out.println(e + " " + e.getCause());
        }
    }

    static Object fail() { throw new IllegalStateException("must not be evaluated"); }

    public static void main(String[] args) {
        for (int k = 0; k < 6; k++) check(k);
        System.out.println(Assertions.class.desiredAssertionStatus());
    }
}
