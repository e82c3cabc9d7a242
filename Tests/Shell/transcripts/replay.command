shell <one.jsh
shell <two.jsh
shell <three.jsh
