// SPDX-License-Identifier: Apache-2.0
// Tests: scoping of variables across arms, break and continue inside switches inside loops, yield in nested blocks, try inside.
// Expects: the path.
public class SwitchScopes {
    public static void main(String[] args) {
        StringBuilder b = new StringBuilder();
        loop:
        for (int i = 0; i < 8; i++) {
            switch (i) {
                case 0: int x = 5; b.append(x); break;
                case 1: x = 6; b.append(x); continue;
                case 2: { int y = 7; b.append(y); }
                case 3: try { if (i == 3) throw new RuntimeException(); b.append('t'); break;
                        } catch (RuntimeException e) { b.append('c'); continue loop; } finally { b.append('f'); }
                case 6: break loop;
                default: b.append('d');
            }
            b.append('.');
        }
        System.out.println(b);
        int v = switch (b.length()) {
            case 0 -> 0;
            default -> {
                int t = 0;
                for (char c : b.toString().toCharArray()) { switch (c) { case '.' -> t += 10; case 'd', 'f' -> t++;
                        default -> { } } }
                try { yield t; } finally { t = 0; }
            }
        };
        System.out.println(v);
    }
}
