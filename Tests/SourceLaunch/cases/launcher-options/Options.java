class Options {
    public static void main(String[] args) {
        System.out.println(System.getProperty("key") + " " + System.getProperty("not") + " " + args[0]);
        System.out.println(System.getProperty("sun.java.command").endsWith("Options.java -Dnot=option"));
        assert args.length == 0 : "asserted";
    }
}
