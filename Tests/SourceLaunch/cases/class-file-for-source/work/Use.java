class Use { public static void main(String[] a) { System.out.println(String.valueOf((Object) null) + Long.MAX_VALUE); } }
