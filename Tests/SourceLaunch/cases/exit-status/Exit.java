class Exit { public static void main(String[] a) { System.err.println("bye"); System.exit(7); } }
