// SPDX-License-Identifier: Apache-2.0
// Tests: which of many bad methods is reported, by the type checker and by the older verifier.
// Expects: HotSpot's order, which is that of the names in its archive.
import java.lang.classfile.*; import java.lang.constant.*; import java.util.*;
import static java.lang.constant.ConstantDescs.*;
public class FirstFailure extends ClassLoader {
    public static void main(String[] a) throws Exception {
        for (int version : new int[] {49, 65}) { List<String> names = new ArrayList<>(List.of("zeta", "valueOf", "<clinit>", "values", "compare", "<init>", "run", "alpha", "main", "toString", "invoke", "modifiers", "printStackTrace", "hashCode", "println", "lambda$x$0", "base", "getName", "slot"));
        while (!names.isEmpty()) {
            byte[] b = ClassFile.of(ClassFile.StackMapsOption.DROP_STACK_MAPS).build(ClassDesc.of("Bad"), c -> { c.withVersion(version, 0); for (String n : names) c.withMethodBody(n, MTD_void, n.startsWith("<c") ? 8 : 1, k -> k.pop().return_()); });
            Class<?> c = new FirstFailure().defineClass(null, b, 0, b.length);
            try { Class.forName("Bad", true, c.getClassLoader()); System.out.println("?"); break; } catch (VerifyError e) { String m = e.getMessage().lines().filter(l -> l.contains("Bad.") || l.contains("method: ")).findFirst().get().strip(); m = version < 50 ? m.substring(m.indexOf("method: ") + 8, m.indexOf(" signature")) : m.substring(4, m.indexOf('(')); System.out.print(m + " "); names.remove(m); }
        }
        System.out.println(); }
    }
}
