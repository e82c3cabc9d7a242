int x = 1
/l
/v
/m
/t
/i
/hi
/re
/res
/rel
/s
/se fe v
int y = 2
/se fe n
/e
/ex
