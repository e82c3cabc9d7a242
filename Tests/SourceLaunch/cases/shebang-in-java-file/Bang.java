#!/usr/bin/java
class Bang { public static void main(String[] a) {} }
