// SPDX-License-Identifier: Apache-2.0
// Sample: records, sealed interfaces and pattern matching.
import java.util.List;
import java.util.Locale;

public class Shapes {
    sealed interface Shape permits Circle, Rectangle, Group {}

    record Point(double x, double y) {}

    record Circle(Point centre, double radius) implements Shape {
        Circle {
            if (radius < 0) {
                throw new IllegalArgumentException("negative radius " + radius);
            }
        }
    }

    record Rectangle(Point corner, double width, double height) implements Shape {}

    record Group(String name, List<Shape> members) implements Shape {}

    static double area(Shape shape) {
        return switch (shape) {
            case Circle(_, double r) -> Math.PI * r * r;
            case Rectangle(_, double w, double h) -> w * h;
            case Group g -> g.members().stream().mapToDouble(Shapes::area).sum();
        };
    }

    static String describe(Shape shape) {
        return switch (shape) {
            case Circle(Point(double x, double y), double r) when x == 0 && y == 0 -> "circle at the origin, radius "
                    + r;
            case Circle(Point p, double r) -> "circle at " + p + ", radius " + r;
            case Rectangle(_, double w, double h) when w == h -> "square of " + w;
            case Rectangle r -> "rectangle " + r.width() + " by " + r.height();
            case Group(String name, var members) -> name + " of " + members.size();
        };
    }

    public static void main(String[] args) {
        Point origin = new Point(0, 0);
        List<Shape> shapes = List.of(
                new Circle(origin, 2), new Circle(new Point(1, -1), 0.5), new Rectangle(origin, 3, 3),
                new Rectangle(new Point(2, 2), 4, 2.5), new Group("pair", List.of(new Circle(origin, 1),
                        new Rectangle(origin, 1, 1))));
        for (Shape shape : shapes) {
            System.out.println(String.format(Locale.ROOT, "%-55s %8.3f", describe(shape), area(shape)));
        }
        System.out.println(new Rectangle(origin, 3, 3).equals(shapes.get(2)));
        try {
            new Circle(origin, -1);
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
    }
}
