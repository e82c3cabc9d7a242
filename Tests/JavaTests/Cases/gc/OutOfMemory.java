// SPDX-License-Identifier: Apache-2.0
// Tests: OutOfMemoryError for an array larger than the heap, caught; the program goes on.
// Expects: the error, then normal work. Array size limits are told apart.
public class OutOfMemory {
    public static void main(String[] args) {
        try {
            long[] huge = new long[Integer.MAX_VALUE - 8];
            System.out.println(huge.length);
        } catch (OutOfMemoryError e) {
            System.out.println(e.getMessage());
        }
        try {
            Object[] tooLong = new Object[Integer.MAX_VALUE];
            System.out.println(tooLong.length);
        } catch (OutOfMemoryError e) {
            System.out.println(e.getMessage());
        }
        int n = 0;
        for (int i = 0; i < 1000; i++) n += new byte[100].length;
        System.out.println(n);
    }
}
