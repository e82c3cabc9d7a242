// SPDX-License-Identifier: Apache-2.0
// Sample: the smallest program.
public class Hello {
    public static void main(String[] args) {
        System.out.println("Hello, World!");
    }
}
