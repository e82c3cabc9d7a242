// SPDX-License-Identifier: Apache-2.0
// Tests: Class.isRecord, getRecordComponents with names, types, generic types, accessors, annotations.
// Expects: components in order.
import java.lang.annotation.*;
import java.lang.reflect.*;
import java.util.*;

public class RecordReflection {
    @Retention(RetentionPolicy.RUNTIME) @interface Key { String value() default "none"; }
    record R(@Key("id") int id, List<String> names, Map<String, int[]>... rest) { }

    public static void main(String[] args) throws Exception {
        System.out.println(R.class.isRecord() + " " + String.class.isRecord() + " " + R.class.getSuperclass() + " "
                + Modifier.toString(R.class.getModifiers()));
        for (RecordComponent c : R.class.getRecordComponents()) System.out.println(c.getName() + " "
                + c.getType().getSimpleName() + " " + c.getGenericType() + " " + Arrays.toString(c.getAnnotations())
                + " " + c.getAccessor().getName());
        R r = new R(5, List.of("n"));
        RecordComponent first = R.class.getRecordComponents()[0];
        System.out.println(first.getAccessor().invoke(r) + " " + first.getAnnotation(Key.class).value());
        Constructor<?> k = R.class.getDeclaredConstructors()[0];
        System.out.println(k.isVarArgs() + " " + Arrays.toString(k.getParameterTypes()) + " "
                + k.getParameters()[0].getName());
        Field f = R.class.getDeclaredField("id");
        f.setAccessible(true);
        System.out.println(f.getInt(r) + " " + Modifier.toString(f.getModifiers()));
        try { f.setInt(r, 6); } catch (IllegalAccessException e) { System.out.println(e.getMessage()); }
        System.out.println(((R) k.newInstance(7, null, new Map[0])).id());
    }
}
