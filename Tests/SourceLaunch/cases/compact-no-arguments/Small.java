void main() { System.out.println(getClass().getName()); }
