// SPDX-License-Identifier: Apache-2.0
// Tests: the order in which reflection shows methods: names that the class library uses come first, in an order of its own.
// Expects: HotSpot's order.
import java.lang.reflect.Method;

public class MethodOrder {
    static class Person {
        public void setName(String name) { }
        public String getName() { return ""; }
        public int hashCode() { return 1; }
        public boolean equals(Object other) { return other == this; }
        public String toString() { return ""; }
        public int compareTo(Person other) { return 0; }
        public void run() { }
        public void close() { }
    }

    interface Shape {
        void add(int value);
        int size();
        boolean isEmpty();
        Object get(int index);
        void clear();
    }

    public static void main(String[] args) {
        for (Class<?> each : new Class<?>[] {Person.class, Shape.class}) {
            for (Method method : each.getDeclaredMethods()) System.out.println(method.getName());
        }
    }
}
