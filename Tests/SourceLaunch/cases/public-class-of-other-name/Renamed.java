public class Elsewhere { public static void main(String[] a) { System.out.println("fine"); } }
