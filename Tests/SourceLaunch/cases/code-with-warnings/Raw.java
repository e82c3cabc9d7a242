import java.util.*;

class Raw {
    public static void main(String[] args) {
        List list = new ArrayList();
        list.add("x");
        System.out.println(list);
        System.out.println(new Date(2020, 1, 1).getYear());
    }
}
