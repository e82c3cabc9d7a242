int x = 3
System.out.println(x)
x
undefined
throw new RuntimeException("thrown")
/vars
/list
/nothing
System.exit(2)
x
/vars
