// SPDX-License-Identifier: Apache-2.0
import org.mozilla.javascript.*;

/** Rhino, interpreting and compiling to class files. */
public class RhinoProgram {
    public static void main(String[] args) {
        for (int level : new int[] {-1, 0, 9}) {
            Context context = Context.enter();
            context.setOptimizationLevel(level);
            context.setLanguageVersion(Context.VERSION_ES6);
            Scriptable scope = context.initStandardObjects();
            ScriptableObject.putProperty(scope, "out", Context.javaToJS(System.out, scope));
            Object result = context.evaluateString(scope, SCRIPT, "script.js", 1, null);
            System.out.println(level + ": " + Context.toString(result));
            try {
                context.evaluateString(scope, "null.property", "bad.js", 7, null);
            } catch (EcmaError e) {
                System.out.println(e.getMessage());
            }
            Context.exit();
        }
    }

    private static final String SCRIPT = """
        function sieve(n) {
            var composite = [], primes = [];
            for (var i = 2; i <= n; i++) {
                if (composite[i]) continue;
                primes.push(i);
                for (var j = i * i; j <= n; j += i) composite[j] = true;
            }
            return primes;
        }
        let words = 'one two three two one two'.split(' ');
        let counts = {};
        words.forEach(w => { counts[w] = (counts[w] || 0) + 1; });
        out.println(JSON.stringify(counts));
        let list = new java.util.ArrayList();
        for (let i = 0; i < 5; i++) list.add('x' + i);
        out.println(list);
        let parts = /(\\d+)-(\\w+)/.exec('see 42-abc here');
        out.println(parts[1] + '/' + parts[2]);
        try { undefinedFunction(); } catch (e) { out.println(e.message); }
        let closure = (function () { var n = 0; return { next: function () { return ++n; } }; })();
        closure.next(); closure.next();
        out.println(Math.round(Math.sin(1) * 1e9) + ' ' + (0.1 + 0.2) + ' ' + closure.next());
        let runnable = new java.lang.Runnable({ run: function () { out.println('from a script'); } });
        runnable.run();
        sieve(2000).slice(-5).join(',');
        """;
}
