import java.util.function.*;

class Shapes {
    sealed interface Shape permits Circle, Square {}
    record Circle(double r) implements Shape {}
    record Square(double s) implements Shape {}
    enum Level { LOW { int cost() { return 1; } }, HIGH { int cost() { return 9; } }; abstract int cost(); }

    static double area(Shape s) {
        return switch (s) {
            case Circle(var r) when r > 10 -> -1;
            case Circle(double r) -> Math.floor(Math.PI * r * r);
            case Square(var side) -> side * side;
        };
    }

    public static void main(String[] args) {
        Supplier<Object> s = () -> new Object() {
            public String toString() { return "anonymous " + Level.HIGH.cost(); }
        };
        System.out.println(area(new Circle(2)) + " " + area(new Square(3)) + " " + s.get());
        System.out.println(Shapes.class.getNestHost() == Level.class.getNestHost());
    }
}
