class Derived extends Base {
}

class Base {
    static void main(String[] args) { System.out.println("base main " + args[0]); }
}
