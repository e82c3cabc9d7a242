int one() { return 1; }
int five = 5
one() + five
/set editor sh change.sh
/edit one
one()
/edit
five
/edit nothing
/edit -wrong
/set editor no-such-editor-here
/set editor -default
