// SPDX-License-Identifier: Apache-2.0
// Tests: java.util.Random with fixed seeds: every method's sequence is specified.
// Expects: the specified numbers.
import java.util.*;
import java.util.stream.*;

public class JavaUtilRandom {
    public static void main(String[] args) {
        Random r = new Random(42);
        System.out.println(r.nextInt() + " " + r.nextInt(100) + " " + r.nextInt(64) + " " + r.nextLong() + " "
                + r.nextBoolean() + " " + r.nextDouble() + " " + r.nextFloat());
        System.out.println(r.nextGaussian() + " " + r.nextGaussian() + " " + r.nextInt(5, 10));
        byte[] b = new byte[7];
        r.nextBytes(b);
        System.out.println(Arrays.toString(b) + " " + r.ints(5, 0,
                10).boxed().toList() + " " + r.doubles(2).boxed().toList() + " " + r.longs(2, 0,
                1000).boxed().toList());
        List<Integer> l = IntStream.range(0, 12).boxed().collect(Collectors.toList());
        Collections.shuffle(l, new Random(7));
        System.out.println(l);
        r.setSeed(42);
        long sum = 0;
        for (int i = 0; i < 5000; i++) sum += r.nextInt(1000);
        System.out.println(sum + " " + r.nextInt());
        try { r.nextInt(0); } catch (IllegalArgumentException e) { System.out.println(e.getMessage()); }
    }
}
