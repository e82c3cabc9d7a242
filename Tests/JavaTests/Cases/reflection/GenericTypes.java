// SPDX-License-Identifier: Apache-2.0
// Tests: generic signatures: type variables, bounds, parameterized, wildcard and array types on classes, methods and fields.
// Expects: their texts.
import java.lang.reflect.*;
import java.util.*;
import java.util.function.Function;

public class GenericTypes {
    static abstract class G<T extends Number & Comparable<T>, U> extends AbstractList<Map<T,
            ? super U[]>> implements Function<T, List<? extends U>> {
        Map<String, List<int[]>> field;
        T[] array;
        <X extends Exception> Map.Entry<X, U> method(List<X> a, Class<?>... b) throws X { return null; }
    }

    public static void main(String[] args) throws Exception {
        System.out.println(G.class.getGenericSuperclass() + " " + Arrays.toString(G.class.getGenericInterfaces()));
        for (TypeVariable<?> v : G.class.getTypeParameters()) System.out.println(v + " "
                + Arrays.toString(v.getBounds()) + " " + v.getGenericDeclaration());
        System.out.println(G.class.getDeclaredField("field").getGenericType() + " "
                + G.class.getDeclaredField("array").getGenericType() + " "
                + G.class.getDeclaredField("array").getType());
        for (Method m : G.class.getDeclaredMethods()) if (m.getName().equals("method")) {
            System.out.println(m.toGenericString());
            System.out.println(Arrays.toString(m.getGenericParameterTypes()) + " " + m.getGenericReturnType() + " "
                    + Arrays.toString(m.getGenericExceptionTypes()) + " " + m.isVarArgs());
            ParameterizedType p = (ParameterizedType) m.getGenericReturnType();
            System.out.println(p.getRawType() + " " + p.getOwnerType() + " "
                    + p.getActualTypeArguments()[0].getClass().getInterfaces()[0].getSimpleName());
        }
        System.out.println(G.class.toGenericString() + " " + new ArrayList<String>() {}.getClass().getGenericSuperclass());
    }
}
