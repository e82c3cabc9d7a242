// SPDX-License-Identifier: Apache-2.0
// Tests: hidden classes die before their loader unless they were tied to it; what keeps one: an instance, its arrays, a class that
// it is the nest host of; method handles and lambdas made by the hundred.
// Expects: weak ones gone, strong ones not; results as always.
import java.lang.classfile.*;
import java.lang.constant.*;
import java.lang.invoke.*;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.ref.*;
import java.util.*;

public class UnloadingHidden {
    static final byte[] BYTES = ClassFile.of().build(ClassDesc.of("UnloadingHidden$Made"), c -> {
        c.withFlags(ClassFile.ACC_PUBLIC);
        c.withField("count", ConstantDescs.CD_int, ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC);
        c.withMethodBody("<init>", ConstantDescs.MTD_void, ClassFile.ACC_PUBLIC, k -> k.aload(0)
                .invokespecial(ConstantDescs.CD_Object, "<init>", ConstantDescs.MTD_void).return_());
        c.withMethodBody("next", MethodTypeDesc.of(ConstantDescs.CD_int), ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC,
                k -> k.getstatic(ClassDesc.of("UnloadingHidden$Made"), "count", ConstantDescs.CD_int).iconst_1().iadd().dup()
                        .putstatic(ClassDesc.of("UnloadingHidden$Made"), "count", ConstantDescs.CD_int).ireturn());
    });

    static Class<?> make(Lookup.ClassOption... options) throws Exception {
        return MethodHandles.lookup().defineHiddenClass(BYTES, true, options).lookupClass();
    }

    static int next(Class<?> c) throws Exception { return (int) c.getMethod("next").invoke(null); }

    static boolean isGone(Reference<?> r) throws Exception {
        for (int i = 0; i < 20 && r.get() != null; i++) { System.gc(); Thread.sleep(1); }
        return r.get() == null;
    }

    static Reference<Class<?>> dropped(Lookup.ClassOption... options) throws Exception {
        Class<?> c = make(options);
        next(c);
        return new WeakReference<>(c);
    }

    static Object instance(Reference<?>[] made) throws Exception {
        Class<?> c = make();
        next(c);
        made[0] = new WeakReference<>(c);
        return c.getConstructor().newInstance();
    }

    static Class<?> mate(Reference<?>[] made) throws Exception {
        Lookup host = MethodHandles.lookup().defineHiddenClass(BYTES, true);
        made[0] = new WeakReference<>(host.lookupClass());
        return host.defineHiddenClass(BYTES, true, Lookup.ClassOption.NESTMATE).lookupClass();
    }

    static int handles(int i) throws Throwable {
        MethodHandle add = MethodHandles.lookup().findStatic(Integer.class, "sum",
                MethodType.methodType(int.class, int.class, int.class));
        MethodHandle bound = MethodHandles.insertArguments(add, 0, i);
        MethodHandle twice = MethodHandles.filterReturnValue(bound, MethodHandles.insertArguments(add, 1, i));
        return (int) twice.invoke(1);
    }

    public static void main(String[] args) throws Throwable {
        System.out.println("weak " + isGone(dropped()));
        System.out.println("nest mate " + isGone(dropped(Lookup.ClassOption.NESTMATE)));
        Reference<Class<?>> strong = dropped(Lookup.ClassOption.STRONG);
        System.gc();
        System.out.println("strong " + (strong.get() == null) + " " + next(strong.get()));
        Reference<?>[] made = new Reference<?>[1];
        Object[] kept = { instance(made) };
        System.gc();
        System.out.println("instance " + (made[0].get() != null) + " " + next(kept[0].getClass()));
        kept[0] = java.lang.reflect.Array.newInstance(kept[0].getClass(), 2);
        System.gc();
        System.out.println("array " + (made[0].get() != null) + " " + next(kept[0].getClass().componentType()));
        kept[0] = null;
        System.out.println("gone " + isGone(made[0]));
        kept[0] = mate(made);
        System.gc();
        System.out.println("host " + (((Class<?>) kept[0]).getNestHost() == made[0].get()));
        kept[0] = null;
        System.out.println("gone " + isGone(made[0]));
        int total = 0, weak = 0;
        List<Reference<?>> all = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            Class<?> c = make();
            total += next(c) + next(c) + handles(i);
            all.add(new WeakReference<>(c));
        }
        System.gc();
        for (Reference<?> r : all) if (r.get() == null) weak++;
        System.out.println(total + " " + (weak >= 95));
    }
}
