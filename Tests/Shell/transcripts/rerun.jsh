int n = 1
n++
n
/!
/-1
/-2
/-99
/-0
/2
/2 3
/2-3
/s1
/77
/3-1
/nothing
/1x
/history
