class Helper {
    private final String name;
    Helper(String name) { this.name = name; }
    String text() { return "helper " + name; }
    static class Nested { static final Object VALUE = "nested"; }
}
