int one() { return 1; }
/edit 1
one()
/set editor
