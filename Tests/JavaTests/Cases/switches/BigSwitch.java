// SPDX-License-Identifier: Apache-2.0
// Tests: large table and lookup switches inside loops, over chars, bytes, shorts and boxed values.
// Expects: a checksum.
public class BigSwitch {
    static int small(byte b) { switch (b) { case -128: return 1; case 127: return 2; case 0: return 3;
            default: return 4; } }
    static int boxed(Integer i) { switch (i) { case 1: return 10; case 1000: return 20; default: return 30; } }
    static int token(char c) {
        switch (c) {
            case 'a': case 'e': case 'i': case 'o': case 'u': return 1;
            case '0': case '1': case '2': case '3': case '4': case '5': case '6': case '7': case '8': case '9': return 2;
            case ' ': case '\t': case '\n': return 3;
            case '(': case ')': case '[': case ']': case '{': case '}': return 4;
            case '+': case '-': case '*': case '/': case '%': return 5;
            case '\u20ac': return 6;
            default: return c > 'z' ? 7 : 8;
        }
    }

    public static void main(String[] args) {
        int[] counts = new int[9];
        String text = "if (a1 + b2) { return x[3] * 4 - 5; } \u20ac~ else { y = 10 % 7; }\n";
        for (int r = 0; r < 50; r++) for (char c : text.toCharArray()) counts[token(c)] += r;
        StringBuilder s = new StringBuilder();
        for (int c : counts) s.append(c).append(' ');
        System.out.println(s);
        int h = 0;
        for (int i = -300; i < 300; i++) h = h * 3 + small((byte) i) + boxed(i);
        System.out.println(h + " " + boxed(1000));
        int state = 0, steps = 0;
        while (state != 100 && steps < 10000) {
            steps++;
            switch (state) {
                case 0: state = 7; break;
                case 1: state = 12; break;
                case 2: state = steps > 500 ? 100 : 3; break;
                case 3: state = 5; break;
                case 5: state = 1; break;
                case 7: state = 2; break;
                case 12: state = 0; break;
            }
        }
        System.out.println(steps);
    }
}
