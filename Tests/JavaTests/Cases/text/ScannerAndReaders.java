// SPDX-License-Identifier: Apache-2.0
// Tests: Scanner on strings and standard input, BufferedReader, StreamTokenizer, StringReader, PrintWriter.
// Stdin: 12 3.5 word\nsecond line\n7 8\n
// Expects: tokens in order.
import java.io.*;
import java.util.*;

public class ScannerAndReaders {
    public static void main(String[] args) throws IOException {
        Scanner in = new Scanner(System.in).useLocale(Locale.ROOT);
        System.out.println(in.nextInt() + " " + in.nextDouble() + " " + in.next() + "[" + in.nextLine() + "]["
                + in.nextLine() + "]" + in.hasNextInt());
        int sum = 0;
        while (in.hasNextInt()) sum += in.nextInt();
        System.out.println(sum + " " + in.hasNext());
        Scanner d = new Scanner("a, b,c").useDelimiter("\\s*,\\s*");
        while (d.hasNext()) System.out.print("<" + d.next() + ">");
        try { new Scanner("x").nextInt(); } catch (InputMismatchException e) { System.out.println(e.getMessage()); }
        BufferedReader r = new BufferedReader(new StringReader("one\ntwo\r\nthree"));
        r.mark(100);
        System.out.println(r.readLine() + r.readLine() + r.readLine() + r.readLine());
        r.reset();
        System.out.println((char) r.read() + " " + r.lines().toList());
        StreamTokenizer t = new StreamTokenizer(new StringReader("x = 3.5 + 'str' // c\n y"));
        t.slashSlashComments(true);
        StringBuilder b = new StringBuilder();
        while (t.nextToken() != StreamTokenizer.TT_EOF) b.append(t.ttype == StreamTokenizer.TT_WORD ? t.sval
                : t.ttype == StreamTokenizer.TT_NUMBER ? "" + t.nval : t.ttype == '\'' ? "'" + t.sval : ""
                + (char) t.ttype).append('|');
        System.out.println(b);
        StringWriter w = new StringWriter();
        try (PrintWriter p = new PrintWriter(w)) { p.printf("%d-%s", 1, "x"); p.print('c'); p.println(true);
                p.append("y", 0, 1); }
        System.out.println(w.toString().replace(System.lineSeparator(), "/") + " " + new PrintWriter(new Writer() {
                public void write(char[] c, int o, int l) throws IOException { throw new IOException(); }
                public void flush() {} public void close() {} }).checkError());
    }
}
