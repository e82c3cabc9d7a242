shell <save.jsh
for file in saved all start history some; do cat $file.jsh; echo; done
shell saved.jsh some.jsh <after.jsh
shell nothing.jsh <after.jsh
shell ends.jsh <after.jsh
