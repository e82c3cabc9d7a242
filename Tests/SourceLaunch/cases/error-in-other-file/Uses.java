class Uses { public static void main(String[] a) { System.out.println(new Bad()); } }
