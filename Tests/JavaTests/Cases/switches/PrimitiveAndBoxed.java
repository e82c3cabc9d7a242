// SPDX-License-Identifier: Apache-2.0
// Tests: switches on Character, Byte, Short and Integer objects, guards with side effects, fall-through among patterns' neighbours.
// Expects: unboxing and the first match.
public class PrimitiveAndBoxed {
    static int guards;
    static boolean g(boolean b) { guards++; return b; }
    static String f(Integer i) { return switch (i) { case 1 -> "one"; case Integer x when g(x > 10) -> "big";
            case Integer x when g(x < 0) -> "neg"; case 5 -> "five"; case Integer x -> "int" + x; }; }
    static String c(Character c) { switch (c) { case 'a': case 'b': return "ab"; case 'z': return "z";
            default: return "-"; } }
    static String b(Byte b) { return switch (b) { case -1 -> "minus"; case 127 -> "max"; default -> "b" + b; }; }
    static String s(short s) { return switch (s) { case 1000 -> "k"; case -1000 -> "-k"; default -> {
            short t = (short) (s + 1); yield "s" + t; } }; }

    public static void main(String[] args) {
        for (int i : new int[] {1, 5, 11, -3, 7}) System.out.print(f(i) + " ");
        System.out.println(guards);
        System.out.println(c('a') + c('z') + c('q') + " " + b((byte) -1) + b((byte) 255) + b((byte) 127) + b((byte) 3)
                + " " + s((short) 1000) + s((short) -1000) + s(Short.MAX_VALUE));
        try { f(null); } catch (NullPointerException e) { System.out.println("null"); }
        try { c(null); } catch (NullPointerException e) { System.out.println("null"); }
        final int k = 3;
        switch (k) { case k - 3: System.out.println("zero"); case k: System.out.println("three");
                case k + 1: System.out.println("four"); }
        boolean flag = k > 2;
        System.out.println(switch (Boolean.valueOf(flag).toString()) { case "true" -> 1; default -> 0; });
    }
}
