// SPDX-License-Identifier: Apache-2.0
// Start-up: hello world with a lambda and string concatenation, each of which has the class library spin code on HotSpot.
import java.util.function.IntFunction;

public class LambdaHello {
    public static void main(String[] args) {
        IntFunction<String> greeting = n -> "Hello, " + n + " arguments!";
        System.out.println(greeting.apply(args.length));
    }
}
