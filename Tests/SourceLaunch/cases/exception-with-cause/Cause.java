class Cause {
    static class Failure extends Exception {
        Failure(String text, Throwable cause) { super(text, cause); }
    }
    static void fail() {
        Object o = "text";
        Integer i = (Integer) o;
    }
    public static void main(String[] args) throws Failure {
        try {
            fail();
        } catch (ClassCastException e) {
            throw new Failure("wrapped " + e.getStackTrace()[0], null);
        }
    }
}
