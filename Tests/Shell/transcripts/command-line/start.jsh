int x = 8;
