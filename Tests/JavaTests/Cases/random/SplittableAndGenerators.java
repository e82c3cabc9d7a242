// SPDX-License-Identifier: Apache-2.0
// Tests: SplittableRandom and the named generators with fixed seeds.
// Expects: the algorithms' numbers.
import java.util.*;
import java.util.random.*;

public class SplittableAndGenerators {
    public static void main(String[] args) {
        SplittableRandom s = new SplittableRandom(1234);
        System.out.println(s.nextInt() + " " + s.nextLong(1000) + " " + s.split().nextInt() + " " + s.nextDouble() + " "
                + s.nextBoolean());
        for (String n : new String[] {"L64X128MixRandom", "Xoshiro256PlusPlus", "L128X256MixRandom",
                "Xoroshiro128PlusPlus", "L32X64MixRandom"}) {
            RandomGenerator g = RandomGeneratorFactory.of(n).create(99L);
            System.out.println(n + " " + g.nextLong() + " " + g.nextInt(1, 7) + " " + g.nextDouble());
        }
        System.out.println(s.ints(4, 0, 5).boxed().toList());
        try { RandomGenerator.of("NoSuch"); } catch (IllegalArgumentException e) { System.out.println(e.getMessage()); }
    }
}
