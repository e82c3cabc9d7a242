class Instance {
    private final String text;
    Instance() { text = "made"; }
    protected void main() { System.out.println(text + " " + this.getClass().getSimpleName()); }
}
