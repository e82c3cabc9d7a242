package util;

public class Tool {
    public int twice(int x) { return Inner.apply(x, 2); }
    static class Inner { static int apply(int a, int b) { return Multiplier.times(a, b); } }
}
