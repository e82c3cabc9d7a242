int first = 1
void f() { first++; }
first
first
/history

/history -all
