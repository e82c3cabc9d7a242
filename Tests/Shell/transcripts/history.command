shell <one.jsh
shell <two.jsh
