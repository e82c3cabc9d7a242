class Late {
    public static void main(String[] args) throws Exception {
        System.out.println("before");
        Class.forName("Broken");
        System.out.println("after");
    }
}
