class CallError {
    static void take(int a, String b) {}
    public static void main(String[] args) {
        take("x", 1);
        take(1);
        "a".substring("b");
    }
}
