public class TypeError {
    public static void main(String[] args) {
        int x = "text";
        String s = 5;
        undefined();
    }
}
