// SPDX-License-Identifier: Apache-2.0
// Benchmark: a recursive JSON reader and writer written by hand over maps and lists.
import java.util.*;

public class JsonParsing {
    final String s;
    int at;
    JsonParsing(String s) { this.s = s; }

    Object value() {
        blank();
        char c = s.charAt(at);
        switch (c) {
            case '{': {
                Map<String, Object> m = new LinkedHashMap<>();
                at++;
                for (blank(); s.charAt(at) != '}'; blank()) { String k = text(); blank(); at++; m.put(k, value());
                        blank(); if (s.charAt(at) == ',') { at++; blank(); } }
                at++;
                return m;
            }
            case '[': {
                List<Object> l = new ArrayList<>();
                at++;
                for (blank(); s.charAt(at) != ']'; blank()) { l.add(value()); blank(); if (s.charAt(at) == ',') at++; }
                at++;
                return l;
            }
            case '"': return text();
            case 't': at += 4; return true;
            case 'f': at += 5; return false;
            case 'n': at += 4; return null;
            default:
                int start = at;
                while (at < s.length() && "+-.eE0123456789".indexOf(s.charAt(at)) >= 0) at++;
                String n = s.substring(start, at);
                return n.indexOf('.') >= 0 ? (Object) Double.parseDouble(n) : (Object) Long.parseLong(n);
        }
    }

    void blank() { while (at < s.length() && s.charAt(at) <= ' ') at++; }

    String text() {
        StringBuilder b = new StringBuilder();
        for (at++; s.charAt(at) != '"'; at++) { char c = s.charAt(at); if (c == '\\') { c = s.charAt(++at);
                b.append(c == 'n' ? '\n' : c); } else b.append(c); }
        at++;
        return b.toString();
    }

    static void write(Object o, StringBuilder b) {
        if (o instanceof Map<?, ?> m) { b.append('{'); String sep = ""; for (var e : m.entrySet()) { b.append(sep);
                write(e.getKey(), b); b.append(": "); write(e.getValue(), b); sep = ", "; } b.append('}'); }
        else if (o instanceof List<?> l) { b.append('['); String sep = ""; for (Object e : l) { b.append(sep);
                write(e, b); sep = ", "; } b.append(']'); }
        else if (o instanceof String t) { b.append('"'); for (int i = 0; i < t.length(); i++) { char c = t.charAt(i);
                if (c == '"' || c == '\\') b.append('\\').append(c); else if (c == '\n') b.append("\\n");
                else b.append(c); } b.append('"'); }
        else b.append(o);
    }

    public static void main(String[] args) {
        List<Object> root = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            Map<String, Object> m = new LinkedHashMap<>();
            m.put("id", (long) i);
            m.put("name", "item \"" + i + "\"\n");
            m.put("price", i * 1.25);
            m.put("tags", List.of("a", true, Arrays.asList(1L, null, "deep")));
            root.add(m);
        }
        StringBuilder b = new StringBuilder();
        write(root, b);
        String json = b.toString();
        int hash = 0;
        for (int round = 0; round < 26; round++) {
            Object o = new JsonParsing(json).value();
            b.setLength(0);
            write(o, b);
            if (!b.toString().equals(json)) throw new AssertionError("round trip");
            hash = hash * 31 + o.hashCode();
        }
        System.out.println(json.length() + " " + hash);
    }
}
