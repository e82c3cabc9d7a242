// SPDX-License-Identifier: Apache-2.0
// Tests: old objects get references to young ones (card marking), by stores, arraycopy, clone and reflection.
// Expects: all young objects reached through old ones are kept.
import java.lang.reflect.Field;
import java.util.Arrays;

public class OldToYoung {
    Object field;
    static Object staticField;

    static void churn() {
        for (int i = 0; i < 400; i++) { int[] g = new int[50]; g[3] = i; }
    }

    public static void main(String[] args) throws Exception {
        Object[] old = new Object[300];
        OldToYoung holder = new OldToYoung();
        System.gc();
        System.gc();
        for (int i = 0; i < 100; i++) old[i] = "y" + i;
        churn();
        Object[] young = new Object[100];
        for (int i = 0; i < 100; i++) young[i] = new int[] {i};
        System.arraycopy(young, 0, old, 100, 100);
        young = null;
        churn();
        holder.field = new String[] {"deep" + old.length};
        staticField = new StringBuilder("static").append(1);
        churn();
        System.gc();
        Field f = OldToYoung.class.getDeclaredField("field");
        Object[] copy = old.clone();
        Arrays.fill(old, 200, 300, "fill" + copy.length);
        churn();
        int sum = 0;
        for (int i = 0; i < 100; i++) sum += ((String) old[i]).length() + ((int[]) old[100 + i])[0] + old[200
                + i].hashCode() % 10;
        System.out.println(sum + " " + ((String[]) f.get(holder))[0] + " " + staticField + " " + copy[5]);
        f.set(holder, "reflected" + sum);
        churn();
        System.out.println(holder.field);
    }
}
