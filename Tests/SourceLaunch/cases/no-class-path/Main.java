class Main { public static void main(String[] a) { System.out.println("[" + System.getProperty("java.class.path") + "]"); } }
