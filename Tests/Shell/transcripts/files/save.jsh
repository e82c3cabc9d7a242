int x = 1
void f() { x++; }
wrong
x + 2
/save saved.jsh
/save -all all.jsh
/save -start start.jsh
/save -history history.jsh
/save x f some.jsh
/save 1-2 some.jsh
/save
/save -wrong file.jsh
/save nowhere/file.jsh
/reset
/open saved.jsh
x
f()
x
/open
/open nothing.jsh
/open PRINTING
println(x)
