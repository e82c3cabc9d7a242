package util;

class Multiplier { static int times(int a, int b) { return a * b; } }
