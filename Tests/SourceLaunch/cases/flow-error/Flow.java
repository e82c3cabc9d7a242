class Flow {
    static int f(boolean b) { if (b) return 1; }
    public static void main(String[] args) {
        int x;
        System.out.println(x);
        throw new Exception();
    }
}
