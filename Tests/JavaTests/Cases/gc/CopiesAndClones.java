// SPDX-License-Identifier: Apache-2.0
// Tests: arraycopy between young and old arrays, overlapping copies, clone, Arrays.copyOf, with collections between.
// Expects: identical element identities.
import java.util.Arrays;

public class CopiesAndClones {
    public static void main(String[] args) {
        Object[] old = new Object[128];
        System.gc();
        System.gc();
        for (int i = 0; i < 128; i++) old[i] = Integer.valueOf(1000 + i);
        System.arraycopy(old, 0, old, 10, 118);
        System.arraycopy(old, 20, old, 5, 100);
        for (int i = 0; i < 200; i++) new StringBuilder().append(i).toString();
        System.gc();
        int h = 0;
        for (Object o : old) h = h * 31 + (Integer) o;
        System.out.println(h);
        Object[] c = old.clone(), d = Arrays.copyOf(old, 200), e = Arrays.copyOfRange(old, 100, 150, Object[].class);
        System.gc();
        boolean same = true;
        for (int i = 0; i < 128; i++) same &= c[i] == old[i] && d[i] == old[i];
        System.out.println(same + " " + d[199] + " " + (e[0] == old[100]) + " " + e[40]);
        long[] l = new long[64];
        for (int i = 0; i < 64; i++) l[i] = 1L << i;
        System.arraycopy(l, 0, l, 1, 63);
        System.out.println(Arrays.hashCode(l) + " " + Arrays.equals(l, 2, 10, l.clone(), 2, 10));
        String[] s = {"a", "b", "c"};
        Object[] os = new Object[3];
        System.arraycopy(s, 0, os, 0, 3);
        try { System.arraycopy(new Object[] {"x", 5, "y"}, 0, s, 0, 3); } catch (ArrayStoreException x) {
                System.out.println(s[0] + s[1] + s[2]); }
    }
}
