// SPDX-License-Identifier: Apache-2.0
// Tests: StackOverflowError is thrown and caught, the stack is usable again afterwards, finally blocks run.
// Expects: three recoveries; depth not printed.
public class StackOverflow {
    static int depth;
    static long unwound;

    static void down() { depth++; down(); }
    static int withFinally(int n) {
        try {
            return withFinally(n + 1) + 1;
        } finally {
            unwound++;
        }
    }
    static Object wide(long a, double b, Object c, long d) { return wide(a + 1, b * 2, c, d - 1).toString() + a; }

    public static void main(String[] args) {
        try {
            down();
        } catch (StackOverflowError e) {
            System.out.println("overflow " + (depth > 500) + " " + (e.getStackTrace().length > 100) + " "
                    + e.getMessage());
        }
        try {
            withFinally(0);
        } catch (StackOverflowError e) {
            System.out.println("again " + (unwound > 100));
        }
        try {
            wide(1, 2, "3", 4);
        } catch (StackOverflowError e) {
            System.out.println("wide");
        }
        System.out.println(String.join(",", "still", "works"));
    }
}
