// SPDX-License-Identifier: Apache-2.0
package swiftlet.internal;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Defines and runs the classes that snippets of a session at a prompt are compiled to. All of it happens on one thread.
 */
@SuppressWarnings("removal")
final class Shell extends ClassLoader {
    private static Shell session;

    private final Map<String, byte[]> files = new HashMap<>();

    private Shell() {
        super(ClassLoader.getSystemClassLoader());
    }

    /** A new session, which knows nothing of earlier ones. */
    static void begin() {
        session = new Shell();
        Thread.currentThread().setContextClassLoader(session);
    }

    static void add(String name, byte[] file) {
        session.files.put(name, file);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] file = session.files.get(name);
        return file == null ? super.findClass(name) : defineClass(name, file, 0, file.length);
    }

    /**
     * Runs the method `do_it$` of a class. What it returned as text behind "value"; or behind "thrown" the exception, as
     * `exception` describes it.
     */
    static String[] run(String name) {
        try {
            Method method = Class.forName(name, true, session).getDeclaredMethod("do_it$");
            Object value = method.invoke(null);
            System.out.flush();
            return new String[] {"value", method.getReturnType() == void.class ? "" : text(value)};
        } catch (InvocationTargetException e) {
            return exception(e.getCause());
        } catch (ThreadDeath e) {
            return new String[] {"stopped"};
        } catch (Throwable e) {
            return exception(e);
        }
    }

    /** The value of a static field as text. */
    static String[] value(String name, String field) {
        try {
            Field found = Class.forName(name, true, session).getDeclaredField(field);
            return new String[] {"value", text(found.get(null))};
        } catch (ThreadDeath e) {
            return new String[] {"stopped"};
        } catch (Throwable e) {
            return exception(e);
        }
    }

    /**
     * "thrown", then for the exception and each cause: the class, "1" and the message or "0" and nothing, the number of
     * frames, and five words for each frame: class, method, file, line, whether it is native.
     */
    private static String[] exception(Throwable exception) {
        if (exception instanceof ThreadDeath) return new String[] {"stopped"};
        List<String> words = new ArrayList<>();
        words.add("thrown");
        List<Throwable> seen = new ArrayList<>();
        for (Throwable e = exception; e != null && !seen.contains(e); e = e.getCause()) {
            seen.add(e);
            words.add(e.getClass().getName());
            String message;
            try {
                message = e.getMessage();
            } catch (Throwable other) {
                message = null;
            }
            words.add(message == null ? "0" : "1");
            words.add(message == null ? "" : message);
            StackTraceElement[] frames = e.getStackTrace();
            words.add(Integer.toString(frames.length));
            for (StackTraceElement frame : frames) {
                words.add(frame.getClassName());
                words.add(frame.getMethodName());
                words.add(frame.getFileName() == null ? "" : frame.getFileName());
                words.add(Integer.toString(frame.getLineNumber()));
                words.add(frame.isNativeMethod() ? "1" : "0");
            }
        }
        return words.toArray(new String[0]);
    }

    /** A value as a session shows it: texts as literals, arrays with their elements, else what `toString` says. */
    private static String text(Object value) {
        if (value == null) return "null";
        if (value instanceof String text) {
            StringBuilder out = new StringBuilder("\"");
            text.codePoints().forEach(c -> {
                if (c == '"') out.append("\\\"");
                else literal(c, out);
            });
            return out.append('"').toString();
        }
        if (value instanceof Character c) {
            StringBuilder out = new StringBuilder("'");
            if (c == '\'') out.append("\\'");
            else literal(c, out);
            return out.append('\'').toString();
        }
        if (!value.getClass().isArray()) return value.toString();
        int dimensions = 0;
        Class<?> element = value.getClass();
        for (; element.isArray(); element = element.getComponentType()) dimensions++;
        String name = element.getTypeName();
        int length = Array.getLength(value);
        StringBuilder out = new StringBuilder(name.substring(name.lastIndexOf('.') + 1));
        out.append('[').append(length).append(']').append("[]".repeat(dimensions - 1)).append(" { ");
        for (int i = 0; i < length; i++) {
            if (i > 0) out.append(", ");
            out.append(text(Array.get(value, i)));
        }
        return out.append(" }").toString();
    }

    private static void literal(int c, StringBuilder out) {
        switch (c) {
            case '\b' -> out.append("\\b");
            case '\n' -> out.append("\\n");
            case '\t' -> out.append("\\t");
            case '\f' -> out.append("\\f");
            case '\r' -> out.append("\\r");
            case '\\' -> out.append("\\\\");
            default -> {
                if (Character.isISOControl(c)) out.append(String.format("\\%03o", c));
                else out.appendCodePoint(c);
            }
        }
    }
}
