int x = 3
List.of(x)
/set feedback
/list -start
