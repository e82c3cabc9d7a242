/reload -restore
f()
/reset
f()
/reload -restore -quiet
f()
/reload
int y = 1
/reload -quiet
y
