// SPDX-License-Identifier: Apache-2.0
// Tests: getfield, putfield, getstatic, putstatic of every type, hidden fields, narrow stores.
// Expects: values read back; a hidden field chosen by static type.
public class Fields {
    boolean z = true;
    byte b = -1;
    char c = 'c';
    short s = -2;
    int i = 3;
    long l = 4L << 40;
    float f = 5.5f;
    double d = 6.25;
    Object o = "seven";
    static boolean sz;
    static byte sb;
    static char sc;
    static short ss;
    static int si;
    static long sl;
    static float sf;
    static double sd;
    static Object so;

    static class Sub extends Fields {
        int i = 33;
        Object o = "sub";

        String both() {
            return i + " " + super.i + " " + o + " " + super.o + " " + ((Fields) this).i;
        }
    }

    public static void main(String[] args) {
        Fields x = new Fields();
        System.out.println(x.z + " " + x.b + " " + x.c + " " + x.s + " " + x.i + " " + x.l + " " + x.f + " " + x.d + " "
                + x.o);
        System.out.println(sz + " " + sb + " " + (int) sc + " " + ss + " " + si + " " + sl + " " + sf + " " + sd + " "
                + so);
        sz = x.z;
        sb = (byte) (x.b + 129);
        sc = (char) (x.c + 1);
        ss = (short) (x.s * 20000);
        si = x.i;
        sl = x.l;
        sf = x.f;
        sd = x.d;
        so = x.o;
        System.out.println(sz + " " + sb + " " + sc + " " + ss + " " + si + " " + sl + " " + sf + " " + sd + " " + so);
        Fields y = new Sub();
        System.out.println(y.i + " " + ((Sub) y).i + " " + ((Sub) y).both());
    }
}
