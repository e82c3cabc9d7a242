int fromFirst = 1; System.out.println("first " + fromFirst)
