/list
/reload -restore -class-path .
f()
/env
