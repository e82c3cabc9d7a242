// SPDX-License-Identifier: Apache-2.0
// Tests: checkcast and instanceof on classes, interfaces, arrays and null.
// Expects: instanceof false for null, casts of null succeed, texts of failed casts.
import java.util.List;

public class TypeChecks {
    interface Shape {}
    interface Round extends Shape {}
    static class Circle implements Round {}
    static class Square implements Shape {}

    static String test(Object o) {
        return (o instanceof Shape) + " " + (o instanceof Round) + " " + (o instanceof Circle) + " "
                + (o instanceof Object)
                + " " + (o instanceof Object[]) + " " + (o instanceof int[]) + " " + (o instanceof List);
    }

    public static void main(String[] args) {
        Object[] all = {new Circle(), new Square(), null, "s", new int[0], new Circle[0], List.of()};
        for (Object o : all) {
            System.out.println(test(o));
            try {
                Round r = (Round) o;
                System.out.println(r == null ? "null passes" : "cast");
            } catch (ClassCastException e) {
                System.out.println(e.getMessage());
            }
        }
        try {
            System.out.println(((Shape[]) all[5]).length);
            System.out.println(((Square[]) all[5]).length);
        } catch (ClassCastException e) {
            System.out.println(e.getMessage());
        }
    }
}
