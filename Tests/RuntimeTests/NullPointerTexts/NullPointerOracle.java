// SPDX-License-Identifier: Apache-2.0
import java.io.PrintStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import jdk.internal.misc.Unsafe;

/**
 * Prints, for every instruction of every method of the named classes that may raise a NullPointerException, the text
 * that HotSpot would give it: class, method, bytecode index and text (or "-"), separated by tabs.
 *
 * No instruction needs to fail for that: the text is computed from the backtrace of the exception, and this program
 * writes the backtrace it wants.
 */
public class NullPointerOracle {
    static final Unsafe UNSAFE = Unsafe.getUnsafe();
    static final long BACKTRACE = UNSAFE.objectFieldOffset(Throwable.class, "backtrace");
    static final long METHOD_SLOT = UNSAFE.objectFieldOffset(Method.class, "slot");
    static final long CONSTRUCTOR_SLOT = UNSAFE.objectFieldOffset(Constructor.class, "slot");

    public static void main(String[] names) throws Exception {
        PrintStream out = new PrintStream(System.out, false, "UTF-8");
        for (String name : names) print(out, name);
        out.flush();
    }

    static void print(PrintStream out, String name) throws Exception {
        Class<?> subject = Class.forName(name, false, NullPointerOracle.class.getClassLoader());
        Map<String, Integer> slots = new HashMap<>();
        for (Method m : subject.getDeclaredMethods()) slots.put(key(m), UNSAFE.getInt(m, METHOD_SLOT));
        for (Constructor<?> c : subject.getDeclaredConstructors()) slots.put(key(c), UNSAFE.getInt(c, CONSTRUCTOR_SLOT));
        String resource = "/" + name.replace('.', '/') + ".class";
        byte[] bytes;
        try (var in = subject.getModule().getResourceAsStream(resource)) { bytes = in.readAllBytes(); }
        ClassModel model = ClassFile.of().parse(bytes);
        for (MethodModel m : model.methods()) {
            String key = m.methodName().stringValue() + m.methodType().stringValue();
            Integer slot = slots.get(key);
            if (slot == null || m.code().isEmpty()) continue;
            int bci = 0;
            for (CodeElement e : m.code().get()) {
                if (!(e instanceof Instruction i)) continue;
                if (mayRaise(i.opcode())) out.println(name + "\t" + key + "\t" + bci + "\t" + text(subject, slot, bci));
                bci += i.sizeInBytes();
            }
        }
    }

    static boolean mayRaise(Opcode opcode) {
        return switch (opcode) {
            case GETFIELD, PUTFIELD, INVOKEVIRTUAL, INVOKEINTERFACE, INVOKESPECIAL, ARRAYLENGTH, ATHROW, MONITORENTER,
                MONITOREXIT, IALOAD, LALOAD, FALOAD, DALOAD, AALOAD, BALOAD, CALOAD, SALOAD, IASTORE, LASTORE, FASTORE,
                DASTORE, AASTORE, BASTORE, CASTORE, SASTORE -> true;
            default -> false;
        };
    }

    static String text(Class<?> subject, int slot, int bci) {
        NullPointerException e = new NullPointerException();
        Object[] chunk = (Object[]) UNSAFE.getReference(e, BACKTRACE);
        ((short[]) chunk[0])[0] = (short) slot;
        ((int[]) chunk[1])[0] = bci << 16;
        ((Object[]) chunk[2])[0] = subject;
        String text = e.getMessage();
        return text == null ? "-" : text;
    }

    static String key(Executable e) {
        StringBuilder text = new StringBuilder(e instanceof Method m ? m.getName() : "<init>").append('(');
        for (Class<?> p : e.getParameterTypes()) text.append(p.descriptorString());
        return text.append(')').append(e instanceof Method m ? m.getReturnType().descriptorString() : "V").toString();
    }
}
