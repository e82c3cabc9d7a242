int twice(int n) { return 2 * n; }
/bytecode twice
/bytecode nothing
/time
/time int (
twice(4)
/bytecode 2
