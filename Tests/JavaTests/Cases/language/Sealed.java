// SPDX-License-Identifier: Apache-2.0
// Tests: sealed hierarchies with records, exhaustive switches and reflection on permits.
// Expects: evaluation of expression trees.
public class Sealed {
    sealed interface Expr permits Num, Neg, Bin {}
    record Num(double v) implements Expr {}
    record Neg(Expr e) implements Expr {}
    record Bin(char op, Expr l, Expr r) implements Expr {}
    static abstract sealed class Animal {}
    static final class Dog extends Animal {}
    static non-sealed class Cat extends Animal {}
    static class Lion extends Cat {}

    static double eval(Expr e) {
        return switch (e) {
            case Num(double v) -> v;
            case Neg(Expr inner) -> -eval(inner);
            case Bin(char op, Num(double a), Num(double b)) when op == '*' -> a * b;
            case Bin(char op, Expr l, Expr r) -> switch (op) {
                case '+' -> eval(l) + eval(r);
                case '-' -> eval(l) - eval(r);
                case '*' -> eval(l) * eval(r);
                default -> throw new IllegalArgumentException("operator " + op);
            };
        };
    }

    public static void main(String[] args) {
        Expr e = new Bin('+', new Num(2), new Bin('*', new Num(3), new Neg(new Bin('-', new Num(1), new Num(5)))));
        System.out.println(eval(e) + " " + e);
        try { eval(new Bin('%', new Num(1), new Neg(new Num(2)))); } catch (IllegalArgumentException x) {
                System.out.println(x.getMessage()); }
        System.out.println(Animal.class.isSealed() + " " + Cat.class.isSealed() + " "
                + Expr.class.getPermittedSubclasses().length);
        for (Animal a : new Animal[] {new Dog(), new Cat(), new Lion()}) {
            System.out.println(switch (a) { case Dog d -> "dog"; case Lion l -> "lion"; case Cat c -> "cat"; });
        }
    }
}
