shell <input.jsh
JSHELLEDITOR="sh $PWD/change.sh" shell <variable.jsh
