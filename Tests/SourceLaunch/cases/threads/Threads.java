import java.util.concurrent.*;

void main() throws Exception {
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Future<Integer>> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) { int n = i; all.add(pool.submit(() -> n * n)); }
        int sum = 0;
        for (var f : all) sum += f.get();
        IO.println(sum);
    }
    Thread t = new Thread(() -> { throw new IllegalStateException("in thread"); }, "worker");
    t.start();
    t.join();
    IO.println("end");
}
