// SPDX-License-Identifier: Apache-2.0
// Tests: Hashtable, Stack, Properties, StringTokenizer, Observable-era classes.
// Expects: the documented results.
import java.io.StringReader;
import java.io.StringWriter;
import java.util.*;

public class OldCollections {
    public static void main(String[] args) throws Exception {
        Stack<Integer> s = new Stack<>();
        for (int i = 0; i < 5; i++) s.push(i * i);
        System.out.println(s + " " + s.pop() + s.peek() + " " + s.search(1));
        Hashtable<String, Integer> h = new Hashtable<>();
        h.put("one", 1);
        try { h.put("null", null); } catch (NullPointerException e) { System.out.println("no nulls"); }
        System.out.println(h + " " + h.contains(1));
        StringTokenizer t = new StringTokenizer("a b;c", " ;", true);
        System.out.print(t.countTokens());
        while (t.hasMoreTokens()) System.out.print("[" + t.nextToken() + "]");
        System.out.println();
        Properties p = new Properties();
        p.load(new StringReader("# comment\na=1\nb : two \\\n   words\nc\\ d=\\u0041\nempty\n"));
        System.out.println(new TreeMap<>(p) + " " + p.getProperty("x", "default"));
        StringWriter w = new StringWriter();
        Properties q = new Properties();
        q.setProperty("k=y", "v\u00e9\n");
        q.store(w, null);
        System.out.println(w.toString().lines().filter(x -> !x.startsWith("#")).toList());
    }
}
