shell -q <input.jsh
shell -s <input.jsh
shell -v <input.jsh
shell --feedback concise <input.jsh
shell --feedback=verbose <input.jsh
shell --feed silent <input.jsh
shell --feedback nothing <input.jsh
shell -q -s <input.jsh
shell --no-startup <input.jsh
shell -n <input.jsh
shell --startup start.jsh <input.jsh
shell --startup PRINTING --startup DEFAULT <input.jsh
shell --startup nothing.jsh <input.jsh
shell --startup start.jsh --no-startup <input.jsh
shell --wrong <input.jsh
shell -foo <input.jsh
shell --class-path <input.jsh
shell --class-path nowhere <input.jsh
shell --class-path . --class-path . <input.jsh
shell --feedback <input.jsh
shell -R-Dkey=value <property.jsh
shell -R -Dkey=value -R-Dother=more <property.jsh
shell --class-path . <env.jsh
shell --enable-native-access <env.jsh
