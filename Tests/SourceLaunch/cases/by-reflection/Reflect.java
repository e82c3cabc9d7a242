class Reflect {
    public static void main(String[] args) throws Exception {
        Class<?> found = Class.forName("Plugin");
        System.out.println(found.getDeclaredConstructor().newInstance());
        try {
            Class.forName("Nowhere");
        } catch (ClassNotFoundException e) {
            System.out.println(e);
        }
        System.out.println(found.getClassLoader() == Reflect.class.getClassLoader());
        System.out.println(Thread.currentThread().getContextClassLoader() == Reflect.class.getClassLoader());
    }
}
