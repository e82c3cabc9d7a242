class Dry { static { System.out.println("init"); } public static void main(String[] a) { System.out.println("ran"); } }
