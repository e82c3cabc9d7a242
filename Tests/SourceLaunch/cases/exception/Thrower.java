public class Thrower {
    static int depth(int n) {
        if (n == 0) throw new IllegalStateException("deep");
        return depth(n - 1) + 1;
    }
    public static void main(String[] args) {
        Runnable r = () -> depth(2);
        r.run();
    }
}
