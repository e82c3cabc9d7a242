// SPDX-License-Identifier: Apache-2.0
// Tests: aastore's type check, array covariance, checkcast and instanceof on arrays.
// Expects: ArrayStoreException naming the class stored; ClassCastException with HotSpot's text.
public class ArrayStore {
    public static void main(String[] args) {
        Object[] strings = new String[2];
        strings[0] = "fine";
        strings[1] = null;
        try {
            strings[1] = Integer.valueOf(1);
        } catch (ArrayStoreException e) {
            System.out.println(e);
        }
        Object[][] matrix = new Integer[2][2];
        try {
            matrix[0] = new String[1];
        } catch (ArrayStoreException e) {
            System.out.println(e);
        }
        Object[] objects = new Object[3];
        objects[0] = objects;
        objects[1] = new int[1];
        objects[2] = "s";
        Comparable<?>[] comparables = new String[1];
        comparables[0] = "ok";
        Object o = new int[1][1];
        System.out.println((o instanceof Object[]) + " " + (o instanceof int[][]) + " " + (o instanceof Object[][])
                + " " + (o instanceof Cloneable) + " " + (o instanceof java.io.Serializable[]));
        try {
            long[] l = (long[]) objects[1];
            System.out.println(l.length);
        } catch (ClassCastException e) {
            System.out.println(e.getMessage());
        }
        try {
            System.arraycopy(new Object[] {"a", 1}, 0, strings, 0, 2);
        } catch (ArrayStoreException e) {
            System.out.println(e.getMessage());
        }
        System.out.println(strings[0]);
    }
}
