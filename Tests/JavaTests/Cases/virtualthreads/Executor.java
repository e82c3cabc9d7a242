// SPDX-License-Identifier: Apache-2.0
// Tests: newVirtualThreadPerTaskExecutor with many blocking tasks; results in order of submission.
// Expects: sums.
import java.util.*;
import java.util.concurrent.*;

public class Executor {
    public static void main(String[] args) throws Exception {
        try (var ex = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> fs = new ArrayList<>();
            for (int i = 0; i < 300; i++) { int n = i; fs.add(ex.submit(() -> { Thread.sleep(n % 3); return n * n; }));
                    }
            long sum = 0;
            for (Future<Integer> f : fs) sum += f.get();
            System.out.println(sum);
            Future<Integer> bad = ex.submit(() -> Integer.parseInt("bad"));
            try { bad.get(); } catch (ExecutionException e) { System.out.println(e.getCause()); }
            System.out.println("" + ex.invokeAny(List.of(() -> "only")));
        }
        System.out.println("closed");
    }
}
