// SPDX-License-Identifier: Apache-2.0
// Tests: MethodType construction, descriptors, wrapping, erasing and equality; MethodHandleProxies.
// Expects: descriptors and identities.
import java.lang.invoke.*;
import java.util.*;

public class MethodTypes {
    public static void main(String[] args) throws Throwable {
        MethodType t = MethodType.methodType(int.class, String.class, long[].class);
        System.out.println(t + " " + t.toMethodDescriptorString() + " " + t.parameterCount() + " " + t.returnType()
                + " " + t.parameterList());
        System.out.println(t.wrap() + " " + t.erase() + " " + t.generic() + " "
                + t.changeReturnType(void.class).appendParameterTypes(byte.class).dropParameterTypes(0,
                1).insertParameterTypes(0, char.class));
        System.out.println((t == MethodType.methodType(int.class, new Class<?>[] {String.class,
                long[].class})) + " " + t.equals(t.wrap().unwrap()) + " " + (t.hashCode() == t.wrap().hashCode()) + " "
                + t.hasPrimitives() + t.hasWrappers());
        System.out.println(MethodType.fromMethodDescriptorString("(IJ[[Ljava/lang/String;)V",
                null) + " " + MethodType.genericMethodType(2, true));
        MethodHandle h = MethodHandles.lookup().findVirtual(String.class, "compareTo", MethodType.methodType(int.class,
                String.class));
        @SuppressWarnings("unchecked") Comparator<String> c = MethodHandleProxies.asInterfaceInstance(Comparator.class,
                h.asType(MethodType.methodType(int.class, Object.class, Object.class)));
        List<String> l = new ArrayList<>(List.of("c", "a", "b"));
        l.sort(c);
        System.out.println(l + " " + MethodHandleProxies.isWrapperInstance(c));
        try { MethodType.methodType(int.class, void.class); } catch (IllegalArgumentException e) {
                System.out.println(e.getMessage()); }
        System.out.println(h + " " + h.isVarargsCollector() + " " + t.descriptorString() + " "
                + t.describeConstable().isPresent());
    }
}
