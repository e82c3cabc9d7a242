// SPDX-License-Identifier: Apache-2.0
// Tests: defineClass with wrong names, duplicate definitions, broken bytes, forbidden packages.
// Expects: NoClassDefFoundError, LinkageError, ClassFormatError, UnsupportedClassVersionError, SecurityException.
public class DefineErrors extends ClassLoader {
    static class Victim {}
    DefineErrors() { super("test", DefineErrors.class.getClassLoader()); }

    void attempt(String what, String name, byte[] b) {
        try { System.out.println(what + " " + defineClass(name, b, 0, b.length).getName()); } catch (Throwable t) {
                System.out.println(what + " " + t.getClass().getName() + ": "
                + String.valueOf(t.getMessage()).replaceAll("@[0-9a-f]+", "@hash")); }
    }

    public static void main(String[] args) throws Exception {
        byte[] good;
        try (var in = DefineErrors.class.getResourceAsStream("DefineErrors$Victim.class")) { good = in.readAllBytes(); }
        DefineErrors l = new DefineErrors();
        l.attempt("wrong name", "Other", good);
        l.attempt("first", "DefineErrors$Victim", good);
        l.attempt("second", "DefineErrors$Victim", good);
        byte[] b = good.clone();
        b[0] = 0;
        new DefineErrors().attempt("magic", null, b);
        b = good.clone();
        b[7] = 99;
        new DefineErrors().attempt("version", null, b);
        new DefineErrors().attempt("truncated", null, java.util.Arrays.copyOf(good, good.length - 3));
        new DefineErrors().attempt("longer", null, java.util.Arrays.copyOf(good, good.length + 3));
        new DefineErrors().attempt("empty", null, new byte[0]);
        new DefineErrors().attempt("forbidden", "java.lang.Victim", good);
    }
}
