class Constants {
 static final int A = Integer.MIN_VALUE / -1, B = 7 % -3, D = -7 / 2, E = 1 << 33, F = -1 >>> 28, G = -8 >> 1, H = ~5 ^ 3 & 6 | 8;
 static final long I = 1L << 65, J = Long.MIN_VALUE % -1, K = -1L >>> 60, L = 1 + 2L * 'a';
 static final byte M = (byte) 200; static final char N = (char) -1, N2 = 'a' + 1; static final short O = (short) 40000;
 static final int P = (int) 1e20, Q = (int) Float.NaN, R = (int) -1e20f; static final long S = (long) 1e30, T = (long) Double.NaN;
 static final byte U = (byte) 300.7;
 static final float V = 1 / 3f, W = (float) 1e40, X = 16777217; static final double Y = 1e300 * 1e10, Z = -0.0 + 0.0, AA = 5.5 % -2, AB = 0.0 / 0;
 static final boolean AC = 1 < 2 && 'a' == 97 | false, AD = Double.NaN != Double.NaN, AE = "a" + 1 == "a1", AF = !true ^ true, AG = 0.0 == -0.0, AH = Float.NaN >= 1;
 static final String AI = "x" + 1 + 'c' + 2L + 1.0f + 1e10 + true + (char) 65 + 1e-5 + 100.0 + 1.0E7f + "\ud83d" + "\ude00" + Long.MIN_VALUE + Float.MIN_VALUE;
 static final int AJ = true ? 1 : 'a'; static final char AK = false ? 'x' : 98; static final String AL = "" + (true ? 'a' : 98) + (true ? 'a' : 100000) + (true ? 1 : 2.0);
 static final int AM = 1 / 0 * 0; static final Integer AN = 1; static final Object AO = "s"; static final String AP = (String) "t" + null; static final int AQ = Constants.AR + 1, AR = Constants.AQ + 1;
 static final String AS = "" + 1.0e-3 + 1.0e-4f + 123456789.0 + 0.1f + (0.1f + 0.2f) + (0.1 + 0.2) + 1.0E23 + 2.0E-323 + (double) 0.1f;
}
