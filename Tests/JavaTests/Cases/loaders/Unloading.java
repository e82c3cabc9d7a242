// SPDX-License-Identifier: Apache-2.0
// Tests: classes of a dropped loader become unreachable with it; a kept instance keeps its loader.
// Expects: one weak reference cleared, the other not.
import java.lang.ref.WeakReference;

public class Unloading extends ClassLoader {
    public static class Payload { public static byte[] data = new byte[1000]; }
    Unloading() { super(null, Unloading.class.getClassLoader()); }
    Class<?> define() throws Exception {
        try (var in = Unloading.class.getResourceAsStream("Unloading$Payload.class")) { byte[] b = in.readAllBytes();
                return defineClass(null, b, 0, b.length); }
    }
    static WeakReference<ClassLoader> dropped() throws Exception { Unloading l = new Unloading();
            l.define().getField("data").get(null); return new WeakReference<>(l); }
    static Object kept() throws Exception { return new Unloading().define().getConstructor().newInstance(); }

    public static void main(String[] args) throws Exception {
        WeakReference<ClassLoader> gone = dropped();
        Object instance = kept();
        WeakReference<ClassLoader> stays = new WeakReference<>(instance.getClass().getClassLoader());
        for (int i = 0; i < 50 && gone.get() != null; i++) { System.gc(); Thread.sleep(5); }
        System.out.println((gone.get() == null) + " " + (stays.get() != null) + " " + instance.getClass().getName());
    }
}
