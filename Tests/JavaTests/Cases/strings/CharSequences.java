// SPDX-License-Identifier: Apache-2.0
// Tests: own CharSequence implementations with String methods, subSequence, chars, compare, StringBuilder appends.
// Expects: any sequence works where one is asked for.
public class CharSequences {
    record Repeat(char c, int n) implements CharSequence {
        public int length() { return n; }
        public char charAt(int i) { if (i < 0 || i >= n) throw new IndexOutOfBoundsException(i); return (char) (c + i);
                }
        public CharSequence subSequence(int a, int b) { return new Repeat((char) (c + a), b - a); }
        @Override public String toString() { return new StringBuilder(n).append(this, 0, n).toString(); }
    }

    public static void main(String[] args) {
        CharSequence r = new Repeat('a', 5);
        System.out.println(r + " " + "xabcdey".contains(r) + " " + "abcde".contentEquals(r) + " " + String.join("-", r,
                "x", new StringBuilder("y")) + " " + "abcdeabcde".replace(r, "!") + " " + CharSequence.compare(r,
                "abd"));
        System.out.println(r.chars().sum() + " " + r.subSequence(1,
                3) + " " + new StringBuilder("z").append(r).append(r, 2, 4).insert(1,
                r) + " " + r.isEmpty() + " " + r.codePoints().count());
        try { r.charAt(5); } catch (IndexOutOfBoundsException e) { System.out.println(e.getMessage()); }
        System.out.println(String.valueOf(r).hashCode() == "abcde".hashCode());
    }
}
