class Main {
    public static void main(String[] args) {
        System.out.println(System.getProperty("java.class.path"));
        System.out.println(ClassLoader.getSystemResource("note.txt") != null);
        System.out.println(Main.class.getResource("/note.txt") != null);
        System.out.println(Main.class.getResource("/Main.class") != null);
        System.out.println(Main.class.getResource("absent.txt"));
    }
}
