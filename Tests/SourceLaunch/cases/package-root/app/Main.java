package app;

import lib.Lib;

public class Main {
    public static void main(String[] args) {
        System.out.println(Lib.shout(args[0]) + " " + Main.class.getPackageName());
    }
}
