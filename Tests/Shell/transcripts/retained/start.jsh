int fromStart = 5;
