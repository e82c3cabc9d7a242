// SPDX-License-Identifier: Apache-2.0
import bsh.Interpreter;

/** BeanShell: scripts with closures, loops, scripted interfaces and Java objects. */
public class BshProgram {
    public static void main(String[] args) throws Exception {
        Interpreter interpreter = new Interpreter();
        interpreter.set("limit", 15);
        System.out.println(interpreter.eval("""
            fib(n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }
            sum = 0;
            for (i = 0; i < limit; i++) sum += fib(i);
            return sum;
            """));
        System.out.println(interpreter.eval("""
            import java.util.*;
            list = new ArrayList();
            for (word : "the quick brown fox".split(" ")) list.add(word.toUpperCase());
            Collections.sort(list);
            return list;
            """));
        System.out.println(interpreter.eval("""
            counter() { int n = 0; next() { return ++n; } return this; }
            a = counter(); b = counter();
            a.next(); a.next(); b.next();
            return a.next() + ":" + b.next();
            """));
        Runnable runnable = (Runnable) interpreter.eval(
            "run() { print(\"run by a script\"); } return (Runnable) this;");
        runnable.run();
        try {
            interpreter.eval("int x = 1 / 0;");
        } catch (bsh.TargetError e) {
            System.out.println(e.getTarget());
        }
        try {
            interpreter.eval("nothing.at(all);");
        } catch (bsh.EvalError e) {
            System.out.println("EvalError line " + e.getErrorLineNumber());
        }
    }
}
