public class Main {
    public static void main(String[] args) {
        System.out.println(new Helper("h").text() + " " + Helper.Nested.VALUE);
        System.out.println(new util.Tool().twice(21));
    }
}
