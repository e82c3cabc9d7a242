System.out.println("in the file")
1 + 1
/exit 4
