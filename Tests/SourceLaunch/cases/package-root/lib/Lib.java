package lib;

public class Lib { public static String shout(String s) { return s.toUpperCase() + "!"; } }
