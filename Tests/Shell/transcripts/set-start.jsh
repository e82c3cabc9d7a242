/set start
/set start -none
/set start
/reset
List.of(1)
/list -all
/set start -default
/reset
List.of(1)
/set start PRINTING
/reset
println("printed")
print(3)
printf("%s %d%n", "a", 1)
/list -start
/set start DEFAULT PRINTING
/reset
println(List.of(1, 2))
/set start -none -default
/set start nothing.jsh
/set start -wrong
/set start JAVASE
/reset
Level.INFO
/list -start
