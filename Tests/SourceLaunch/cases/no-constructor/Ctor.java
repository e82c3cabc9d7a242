class Ctor { Ctor(int x) {} void main() { System.out.println("no"); } }
