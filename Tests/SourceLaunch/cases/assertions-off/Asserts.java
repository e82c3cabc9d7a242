class Asserts { public static void main(String[] a) { assert false; System.out.println("fine"); } }
