// SPDX-License-Identifier: Apache-2.0
// Tests: methods that leave monitors they have not entered, or enter some that they do not leave; no compiler makes them.
// Expects: IllegalMonitorStateException where HotSpot throws it, and all monitors free in the end.
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

public class Unstructured {
    private static final ClassDesc OBJECT = ConstantDescs.CD_Object;
    private static final MethodTypeDesc RUN = MethodTypeDesc.of(ConstantDescs.CD_int, OBJECT, OBJECT);
    private static final ClassDesc BROKEN = ClassDesc.of("java.lang.IllegalMonitorStateException");
    private static final ClassDesc FAILURE = ClassDesc.of("java.lang.IllegalStateException");

    private final Map<String, Consumer<CodeBuilder>> bodies = new LinkedHashMap<>();
    private final Map<String, Consumer<CodeBuilder>> locked = new LinkedHashMap<>();

    private static void succeed(CodeBuilder code, int result) {
        code.loadConstant(result).ireturn();
    }

    private static void fail(CodeBuilder code) {
        code.new_(FAILURE).dup().ldc("thrown").invokespecial(FAILURE, "<init>",
                MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_String)).athrow();
    }

    private void describe() {
        bodies.put("held at a return", code -> {
            code.aload(0).monitorenter();
            succeed(code, 1);
        });
        bodies.put("held at an exception", code -> {
            code.aload(0).monitorenter();
            fail(code);
        });
        bodies.put("never entered", code -> {
            code.aload(0).monitorexit();
            succeed(code, 2);
        });
        bodies.put("another one entered", code -> {
            code.aload(1).monitorenter().aload(0).monitorexit();
            succeed(code, 3);
        });
        bodies.put("entered twice, left once", code -> {
            code.aload(0).monitorenter().aload(0).monitorenter().aload(0).monitorexit();
            succeed(code, 4);
        });
        bodies.put("entered once, left twice", code -> {
            code.aload(0).monitorenter().aload(0).monitorexit().aload(0).monitorexit();
            succeed(code, 5);
        });
        bodies.put("left in the order of entering", code -> {
            code.aload(0).monitorenter().aload(1).monitorenter().aload(0).monitorexit().aload(1).monitorexit();
            succeed(code, 6);
        });
        bodies.put("nothing to leave", code -> {
            code.aconst_null().monitorexit();
            succeed(code, 7);
        });
        bodies.put("as many as a loop says", code -> {
            times(code, () -> code.aload(0).monitorenter());
            times(code, () -> code.aload(0).monitorexit());
            succeed(code, 8);
        });
        bodies.put("one fewer than a loop says", code -> {
            times(code, () -> code.aload(0).monitorenter());
            succeed(code, 9);
        });
        bodies.put("caught at the return, then left", code -> caught(code, BROKEN, () -> {
            code.pop().aload(0).monitorexit();
            succeed(code, 11);
        }));
        bodies.put("caught at the return, then kept", code -> caught(code, BROKEN, () -> {
            code.pop();
            succeed(code, 12);
        }));
        bodies.put("caught as something else", code -> caught(code, FAILURE, () -> {
            code.pop();
            succeed(code, 13);
        }));
        bodies.put("a failure caught, then left", code -> {
            Label start = code.newLabel();
            Label end = code.newLabel();
            code.aload(0).monitorenter().labelBinding(start);
            fail(code);
            code.labelBinding(end);
            code.exceptionCatch(start, end, end, FAILURE);
            code.pop().aload(0).monitorexit();
            succeed(code, 14);
        });
        locked.put("its own left", code -> {
            code.aload(0).monitorexit();
            succeed(code, 21);
        });
        locked.put("its own left at an exception", code -> {
            code.aload(0).monitorexit();
            fail(code);
        });
        locked.put("its own left and entered again", code -> {
            code.aload(0).monitorexit().aload(0).monitorenter();
            succeed(code, 22);
        });
        locked.put("its own entered again", code -> {
            code.aload(0).monitorenter();
            succeed(code, 23);
        });
        locked.put("another one, at an exception", code -> {
            code.aload(2).monitorenter();
            fail(code);
        });
        locked.put("all in order", code -> {
            code.aload(2).monitorenter().aload(2).monitorexit();
            succeed(code, 24);
        });
    }

    /** A return under a monitor, in the range of a handler. */
    private static void caught(CodeBuilder code, ClassDesc type, Runnable handler) {
        Label start = code.newLabel();
        Label end = code.newLabel();
        code.aload(0).monitorenter().labelBinding(start);
        succeed(code, 10);
        code.labelBinding(end);
        code.exceptionCatch(start, end, end, type);
        handler.run();
    }

    /** Three times. */
    private static void times(CodeBuilder code, Runnable body) {
        Label top = code.newLabel();
        Label end = code.newLabel();
        code.iconst_3().istore(3).labelBinding(top).iload(3).ifeq(end);
        body.run();
        code.iinc(3, -1).goto_(top).labelBinding(end);
    }

    /** Defines a class of one method, {@code run}. */
    static final class Definer extends ClassLoader {
        private int count;

        Class<?> define(Consumer<CodeBuilder> body, int flags) {
            String name = "Made" + count++;
            byte[] bytes = ClassFile.of().build(ClassDesc.of(name), builder -> builder
                    .withMethodBody(ConstantDescs.INIT_NAME, ConstantDescs.MTD_void, ClassFile.ACC_PUBLIC,
                            code -> code.aload(0).invokespecial(OBJECT, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                                    .return_())
                    .withMethodBody("run", RUN, ClassFile.ACC_PUBLIC | flags, body));
            return defineClass(name, bytes, 0, bytes.length);
        }
    }

    private static void report(String name, Throwable thrown, Object... locks) {
        StringBuilder line = new StringBuilder(name).append(": ");
        if (thrown != null) {
            line.append(thrown).append(thrown.getStackTrace().length == 0 ? ", no trace" : ", at "
                    + thrown.getStackTrace()[0].getMethodName()).append(", cause ").append(thrown.getCause());
        }
        for (Object lock : locks) line.append(Thread.holdsLock(lock) ? ", held" : ", free");
        System.out.println(line);
    }

    private static void run(String name, Class<?> made, Object receiver) throws Exception {
        Object first = receiver == null ? new Object() : receiver;
        Object second = new Object();
        Throwable thrown = null;
        var method = made.getDeclaredMethod("run", Object.class, Object.class);
        method.setAccessible(true);
        try {
            System.out.print(method.invoke(receiver, first, second) + " ");
        } catch (java.lang.reflect.InvocationTargetException exception) {
            thrown = exception.getCause();
        }
        report(name, thrown, first, second);
    }

    public static void main(String[] args) throws Exception {
        Unstructured all = new Unstructured();
        all.describe();
        Definer definer = new Definer();
        for (var body : all.bodies.entrySet()) {
            Class<?> made = definer.define(body.getValue(), ClassFile.ACC_STATIC);
            for (int i = 0; i < 2; i++) run(body.getKey(), made, null);
        }
        for (var body : all.locked.entrySet()) {
            Class<?> made = definer.define(body.getValue(), ClassFile.ACC_SYNCHRONIZED);
            run("synchronized, " + body.getKey(), made, made.getConstructor().newInstance());
        }
        callersMonitor(definer, all);
        ordinary();
    }

    /** A monitor that the caller holds is the caller's to leave. */
    private static void callersMonitor(Definer definer, Unstructured all) throws Exception {
        var method = definer.define(all.bodies.get("never entered"), ClassFile.ACC_STATIC)
                .getDeclaredMethod("run", Object.class, Object.class);
        method.setAccessible(true);
        Object lock = new Object();
        synchronized (lock) {
            try {
                method.invoke(null, lock, lock);
            } catch (java.lang.reflect.InvocationTargetException exception) {
                report("the caller's", exception.getCause(), lock);
            }
        }
        System.out.println("and afterwards " + (Thread.holdsLock(lock) ? "held" : "free"));
    }

    /** Code of compilers, often enough to be compiled: conditions, loops, nesting, exceptions. */
    private static void ordinary() {
        Object a = new Object();
        Object b = new Object();
        long sum = 0;
        for (int i = 0; i < 30_000; i++) {
            synchronized (i % 3 == 0 ? a : b) {
                sum += i;
                synchronized (a) {
                    if (i % 7 == 0) continue;
                    sum += holding(a, i % 5 == 0);
                }
            }
            Object lock = a;
            while (sum % 11 == 0) {
                synchronized (lock) {
                    lock = b;
                    sum++;
                }
            }
        }
        System.out.println(sum + (Thread.holdsLock(a) || Thread.holdsLock(b) ? ", held" : ", free"));
    }

    private static int holding(Object lock, boolean fails) {
        try {
            synchronized (lock) {
                if (fails) throw new IllegalStateException();
                return 1;
            }
        } catch (IllegalStateException exception) {
            synchronized (exception) {
                return 2;
            }
        }
    }
}
