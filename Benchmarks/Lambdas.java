// SPDX-License-Identifier: Apache-2.0
// Benchmark: lambdas through functional interfaces, composed and captured, without streams.
import java.util.function.*;

public class Lambdas {
    static int fold(int n, int start, IntBinaryOperator f) { int r = start; for (int i = 0; i < n;
            i++) r = f.applyAsInt(r, i); return r; }

    public static void main(String[] args) {
        int sum = 0;
        for (int k = 0; k < 36; k++) {
            int c = k;
            IntUnaryOperator chain = x -> x + c;
            for (int d = 0; d < 5; d++) { int e = d; chain = chain.andThen(x -> x * 3 ^ e); }
            IntUnaryOperator g = chain;
            sum ^= fold(14_000, k, (a, b) -> g.applyAsInt(a) + b);
            Supplier<Function<Integer, Integer>> make = () -> x -> x + c;
            for (int i = 0; i < 4000; i++) sum += make.get().apply(i);
        }
        System.out.println(sum);
    }
}
