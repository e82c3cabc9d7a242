// SPDX-License-Identifier: Apache-2.0
// Tests: interned strings, class mirrors and constants survive collections with identity.
// Expects: same objects before and after.
public class StringsAndInterning {
    public static void main(String[] args) throws Exception {
        String literal = "a literal of this class";
        String interned = new StringBuilder("made at ").append("run time").toString().intern();
        Class<?> c = StringsAndInterning.class;
        Object lock = c;
        int hash = System.identityHashCode(c);
        for (int i = 0; i < 300; i++) ("garbage" + i).intern();
        System.gc();
        System.out.println((literal == "a literal of this class") + " " + (interned == "made at run time".intern())
                + " " + (c == Class.forName("StringsAndInterning")) + " " + (hash == System.identityHashCode(lock)));
        System.out.println(int[].class == new int[0].getClass());
        StringBuilder b = new StringBuilder();
        for (int i = 0; i < 200; i++) b.append(i).append(',');
        System.gc();
        System.out.println(b.toString().hashCode());
    }
}
