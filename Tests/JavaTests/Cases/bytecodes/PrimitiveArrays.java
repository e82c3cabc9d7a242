// SPDX-License-Identifier: Apache-2.0
// Tests: newarray, xaload, xastore, arraylength for all eight primitive types, zero defaults and narrowing stores.
// Expects: defaults, then stored values read back with sign.
public class PrimitiveArrays {
    public static void main(String[] args) {
        boolean[] z = new boolean[3];
        byte[] b = new byte[3];
        char[] c = new char[3];
        short[] s = new short[3];
        int[] i = new int[3];
        long[] l = new long[3];
        float[] f = new float[3];
        double[] d = new double[3];
        System.out.println(z[0] + " " + b[0] + " " + (int) c[0] + " " + s[0] + " " + i[0] + " " + l[0] + " " + f[0]
                + " " + d[0]);
        z[1] = true;
        b[1] = (byte) 200;
        c[1] = (char) -1;
        s[1] = (short) 40000;
        i[1] = Integer.MIN_VALUE;
        l[1] = Long.MIN_VALUE;
        f[1] = Float.MAX_VALUE;
        d[1] = -Double.MAX_VALUE;
        b[2] += 100;
        b[2] += 100;
        c[2] += 'x';
        l[2] -= 5;
        f[2]++;
        d[2]--;
        i[2] |= 6;
        s[2]--;
        for (int n = 0; n < 3; n++) {
            System.out.println(z[n] + " " + b[n] + " " + (int) c[n] + " " + s[n] + " " + i[n] + " " + l[n] + " " + f[n]
                    + " " + d[n]);
        }
        System.out.println(z.length + b.length + c.length + s.length + i.length + l.length + f.length + d.length);
    }
}
