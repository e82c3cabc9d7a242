class First {
    public static void main(String[] args) { System.out.println("first " + new Many()); }
}

class Many {
    public static void main(String[] args) { System.out.println("many"); }
    public String toString() { return "a Many"; }
}
