// SPDX-License-Identifier: Apache-2.0
// Tests: hundreds of loaders that define the same classes one after the other, use them through an interface, a lambda, reflection
// and a failing resolution, and are dropped.
// Expects: sums as always, and nearly all loaders collected by the end.
import java.lang.ref.WeakReference;
import java.util.*;
import java.util.function.IntUnaryOperator;

public class UnloadingMany extends ClassLoader {
    public interface Plugin { int run(int x); }

    public static class Payload implements Plugin {
        static int calls;
        static final String NAME = "payload";
        final Helper helper = new Helper();
        public int run(int x) {
            calls++;
            IntUnaryOperator twice = y -> helper.add(y) * 2;
            try { return Missing.value(); } catch (NoClassDefFoundError e) { return twice.applyAsInt(x) + NAME.length(); }
        }
    }
    public static class Helper {
        private final int[][] table = { { 1 }, { 2, 3 } };
        int add(int x) { return x + table[1][1]; }
    }
    public static class Missing { static int value() { return 0; } }

    static final Map<String, byte[]> FILES = new HashMap<>();

    UnloadingMany() { super("many", UnloadingMany.class.getClassLoader()); }

    @Override protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            byte[] b = FILES.get(name);
            if (b == null) return super.loadClass(name, resolve);
            if (b.length == 0) throw new ClassNotFoundException(name);
            Class<?> known = findLoadedClass(name);
            return known != null ? known : defineClass(name, b, 0, b.length);
        }
    }

    static int once(List<WeakReference<ClassLoader>> made, int i) throws Exception {
        UnloadingMany loader = new UnloadingMany();
        made.add(new WeakReference<>(loader));
        Class<?> c = loader.loadClass("UnloadingMany$Payload");
        Plugin p = (Plugin) c.getConstructor().newInstance();
        int first = p.run(i) + p.run(i + 1);
        var calls = c.getDeclaredField("calls");
        calls.setAccessible(true);
        return first + calls.getInt(null) + (c == Payload.class ? 1000000 : 0);
    }

    public static void main(String[] args) throws Exception {
        for (String name : List.of("Payload", "Helper")) {
            try (var in = UnloadingMany.class.getResourceAsStream("UnloadingMany$" + name + ".class")) {
                FILES.put("UnloadingMany$" + name, in.readAllBytes());
            }
        }
        FILES.put("UnloadingMany$Missing", new byte[0]);
        int count = args.length > 0 ? Integer.parseInt(args[0]) : 300;
        List<WeakReference<ClassLoader>> made = new ArrayList<>();
        long sum = 0;
        for (int i = 0; i < count; i++) {
            sum += once(made, i);
            if (i % 100 == 99) System.gc();
        }
        long gone = 0;
        for (int i = 0; i < 20 && gone < count - 5; i++) {
            System.gc();
            gone = made.stream().filter(r -> r.get() == null).count();
        }
        System.out.println(sum + " " + (gone >= count - 5));
    }
}
