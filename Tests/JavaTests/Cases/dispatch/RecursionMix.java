// SPDX-License-Identifier: Apache-2.0
// Tests: mutual, deep and multi-way recursion, static and virtual.
// Expects: known values of Ackermann, Hofstadter and Fibonacci functions.
public class RecursionMix {
    int fib(int n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }
    static int ackermann(int m, int n) {
        return m == 0 ? n + 1 : n == 0 ? ackermann(m - 1, 1) : ackermann(m - 1, ackermann(m, n - 1));
    }
    static int female(int n) { return n == 0 ? 1 : n - male(female(n - 1)); }
    static int male(int n) { return n == 0 ? 0 : n - female(male(n - 1)); }
    static boolean even(long n) { return n == 0 || odd(n - 1); }
    static boolean odd(long n) { return n != 0 && even(n - 1); }
    static long deep(int n) { return n == 0 ? 0 : 1 + deep(n - 1); }

    public static void main(String[] args) {
        System.out.println(new RecursionMix().fib(18));
        System.out.println(ackermann(2, 6));
        StringBuilder s = new StringBuilder();
        for (int i = 0; i < 15; i++) s.append(female(i)).append(male(i)).append(' ');
        System.out.println(s);
        System.out.println(even(1001) + " " + odd(1001));
        System.out.println(deep(3000));
    }
}
