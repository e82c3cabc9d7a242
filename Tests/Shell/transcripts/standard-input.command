shell - <input.jsh
shell -s - <input.jsh
printf 'System.out.println("no line end")' | shell -
printf 'int f() {\n' | shell -
shell first.jsh - <input.jsh
printf '/exit 3' | shell -
