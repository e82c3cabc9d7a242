// SPDX-License-Identifier: Apache-2.0
// Tests: left-to-right evaluation, compound assignment saving the left operand, array index before right side.
// Expects: JLS 15.7.
public class EvaluationOrder {
    static int n(String s, int v) { System.out.print(s + " "); return v; }
    static int[] arr(String s, int[] a) { System.out.print(s + " "); return a; }

    public static void main(String[] args) {
        System.out.println(n("a", 1) + n("b", 2) * n("c", 3));
        int[] x = {10, 20, 30};
        arr("array", x)[n("index", 1)] = n("value", 5);
        System.out.println(x[1]);
        int i = 2;
        i = i++ + i++ * i;
        System.out.println(i);
        i = 5;
        i += i++ * 2 + i;
        System.out.println(i);
        int j = 1;
        x[j] = j = 2;
        System.out.println(x[1] + " " + x[2] + " " + j);
        try { arr("null", null)[n("index", 0)] = n("right side evaluated", 1); } catch (NullPointerException e) {
                System.out.println("NPE"); }
        try { x[n("bad index", 9)] = n("right", 1); } catch (ArrayIndexOutOfBoundsException e) {
                System.out.println("bounds"); }
        try { int z = n("left", 1) / n("zero", 0) + n("never", 1); } catch (ArithmeticException e) {
                System.out.println("arithmetic"); }
        int k = 1;
        k = k++;
        System.out.println(k + " " + (k++ + ++k) + " " + (k-- - --k) + " " + k);
        boolean b = n("x", 0) == 1 && n("skipped", 1) == 1 || n("y", 1) == 1;
        System.out.println(b);
        String s = "s";
        s += s + (s = "t") + s;
        System.out.println(s);
    }
}
