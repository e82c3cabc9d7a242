// SPDX-License-Identifier: Apache-2.0
// Tests: records implementing interfaces with defaults, generic records, static factories, enums and records together.
// Expects: results.
import java.util.function.*;

public class RecordInterfaces {
    interface Area { double area(); default String text() { return getClass().getSimpleName() + " " + area(); } }
    record Sq(double side) implements Area { public double area() { return side * side; } }
    record Scaled(Area inner, double by) implements Area { public double area() { return inner.area() * by; }
            @Override public String text() { return "scaled " + Area.super.text(); } }
    record Result<T>(T value, Exception error) {
        static <T> Result<T> of(Supplier<T> s) { try { return new Result<>(s.get(), null); } catch (Exception e) {
                return new Result<>(null, e); } }
        <U> Result<U> then(Function<? super T, ? extends U> f) {
                return error != null ? new Result<>(null, error) : of(() -> f.apply(value)); }
        T or(T other) { return error == null ? value : other; }
    }
    enum Unit { M, KM; record Length(double v, Unit u) { double metres() { return u == KM ? v * 1000 : v; } } }

    public static void main(String[] args) {
        System.out.println(new Sq(3).text() + ", " + new Scaled(new Sq(2), 2.5).text());
        System.out.println(Result.of(() -> "12").then(Integer::parseInt).then(x -> x * 2).or(-1) + " "
                + Result.of(() -> "zz").then(Integer::parseInt).or(-1) + " "
                + Result.of(() -> 1 / Integer.parseInt("0")));
        System.out.println(new Unit.Length(2.5, Unit.KM).metres() + " " + new Unit.Length(1, Unit.M));
    }
}
