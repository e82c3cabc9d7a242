class Init {
    static int value = compute();
    static int compute() { throw new UnsupportedOperationException("init"); }
    public static void main(String[] args) { System.out.println(value); }
}
