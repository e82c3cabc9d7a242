class Broken { int x = "no"; }
