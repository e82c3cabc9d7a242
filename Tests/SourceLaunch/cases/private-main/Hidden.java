class Hidden { private static void main(String[] a) { System.out.println("no"); } }
