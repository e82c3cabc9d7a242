// SPDX-License-Identifier: Apache-2.0
// Tests: instance main method without arguments in an ordinary class (JEP 512).
// Expects: the constructor runs, then main.
class InstanceMain {
    String greeting = "hello from an instance";

    InstanceMain() {
        System.out.println("constructed");
    }

    void main() {
        IO.println(greeting);
    }
}
