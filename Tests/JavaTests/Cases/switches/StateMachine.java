// SPDX-License-Identifier: Apache-2.0
// Tests: a tokenizer as a state machine of nested switches on enums, chars and strings.
// Expects: tokens.
import java.util.*;

public class StateMachine {
    enum State { START, NUMBER, WORD, STRING, ESCAPE }

    static List<String> scan(String s) {
        List<String> out = new ArrayList<>();
        StringBuilder b = new StringBuilder();
        State st = State.START;
        for (int i = 0; i <= s.length(); i++) {
            char c = i < s.length() ? s.charAt(i) : '\0';
            switch (st) {
                case START -> {
                    b.setLength(0);
                    switch (c) {
                        case ' ', '\t', '\0' -> { }
                        case '"' -> st = State.STRING;
                        case '+', '-', '*', '(', ')' -> out.add("op" + c);
                        default -> { b.append(c); st = Character.isDigit(c) ? State.NUMBER : State.WORD; }
                    }
                }
                case NUMBER, WORD -> {
                    boolean more = st == State.NUMBER ? Character.isDigit(c) || c == '.' : Character.isLetterOrDigit(c);
                    if (more) { b.append(c); break; }
                    String t = b.toString();
                    boolean word = st == State.WORD;
                    out.add(switch (t) { case "if", "else", "while" -> "keyword:" + t;
                            case String w when word -> "word:" + w; default -> "number:" + Double.parseDouble(t); });
                    st = State.START;
                    i--;
                }
                case STRING -> { switch (c) { case '"': out.add("string:" + b); st = State.START; break;
                        case '\\': st = State.ESCAPE; break; case '\0': throw new IllegalStateException("open string");
                        default: b.append(c); } }
                case ESCAPE -> { b.append(c == 'n' ? '\n' : c); st = State.STRING; }
            }
        }
        return out;
    }

    public static void main(String[] args) {
        System.out.println(scan("if x1 (12.5+3)*\"a \\\"q\\\" b\" while2 while else-7"));
        try { scan("\"open"); } catch (IllegalStateException e) { System.out.println(e.getMessage()); }
        System.out.println(scan(""));
    }
}
