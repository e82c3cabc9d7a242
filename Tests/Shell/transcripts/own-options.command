shell --execution local
shell --version | sed 's/Java .*/Java/'
shell --help
shell -R-Xmx1 </dev/null
shell -R-Xwrong </dev/null
shell -C-wrong </dev/null
shell --add-modules no.such.module </dev/null
printf '/open https://example.org/x.jsh\n' | shell
