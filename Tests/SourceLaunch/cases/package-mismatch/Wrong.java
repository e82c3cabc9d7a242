package a.b;

class Wrong { public static void main(String[] a) {} }
