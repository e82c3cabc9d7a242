// SPDX-License-Identifier: Apache-2.0
// Tests: annotations on types, methods, fields, parameters, with all element kinds, defaults, repetition, inheritance.
// Expects: values, equality and text of annotation instances.
import java.lang.annotation.*;
import java.lang.reflect.*;
import java.util.*;

public class AnnotationsCase {
    enum Level { LOW, HIGH }
    @Retention(RetentionPolicy.RUNTIME) @Inherited @interface All {
        int i() default 1; long l() default 2; double d() default 3.5; char c() default 'c'; boolean z() default true;
                byte b() default -1; float f() default 0.5f; short s() default 6;
        String t() default "text"; Class<?> k() default Object.class; Level e() default Level.LOW;
                int[] a() default {1, 2}; String[] none() default {}; Tag n() default @Tag("nested");
    }
    @Retention(RetentionPolicy.RUNTIME) @Repeatable(Tags.class) @interface Tag { String value(); }
    @Retention(RetentionPolicy.RUNTIME) @interface Tags { Tag[] value(); }
    @Retention(RetentionPolicy.CLASS) @interface Invisible {}
    @Retention(RetentionPolicy.RUNTIME) @Target(ElementType.TYPE_USE) @interface Use {}

    @All(i = 5, k = int[].class, e = Level.HIGH, a = {}) @Invisible static class Base {
        @Tag("one") @Tag("two") public int field;
        @Deprecated public @Use String method(@Tag("parameter") int p, String q) { return null; }
    }
    static class Sub extends Base {}

    public static void main(String[] args) throws Exception {
        All a = Base.class.getAnnotation(All.class);
        // The order of elements in the text is that of getDeclaredMethods, which is nobody's promise.
        String[] parts = a.toString().replaceAll("^[^(]*\\(|\\)$", "").split(", (?=\\w+=)");
        Arrays.sort(parts);
        System.out.println(Arrays.toString(parts));
        System.out.println(a.i() + " " + a.k() + " " + a.e() + " " + a.a().length + " " + a.n().value() + " "
                + a.annotationType());
        System.out.println(Sub.class.isAnnotationPresent(All.class) + " " + Sub.class.getDeclaredAnnotations().length
                + " " + a.equals(Sub.class.getAnnotation(All.class)) + " "
                + (a.hashCode() == Sub.class.getAnnotation(All.class).hashCode()));
        Field f = Base.class.getField("field");
        System.out.println(f.getAnnotation(Tag.class) + " " + f.getAnnotationsByType(Tag.class).length + " "
                + f.getAnnotation(Tags.class));
        Method m = Base.class.getMethods()[0].getName().equals("method") ? Base.class.getMethods()[0]
                : Base.class.getMethod("method", int.class, String.class);
        System.out.println(m.getAnnotations().length + m.getAnnotations()[0].annotationType().getName() + " " + Arrays.deepToString(m.getParameterAnnotations())
                + " " + m.getAnnotatedReturnType());
        System.out.println(Base.class.getAnnotations().length + " " + All.class.getMethod("d").getDefaultValue());
    }
}
