abstract class Abstract { void main() { System.out.println("no"); } }
