// SPDX-License-Identifier: Apache-2.0
// Tests: LambdaMetafactory, StringConcatFactory and ConstantBootstraps called directly.
// Expects: working call sites.
import java.lang.invoke.*;
import java.util.function.*;

public class LambdaMetafactoryByHand {
    static int triple(int x) { return x * 3; }

    public static void main(String[] args) throws Throwable {
        MethodHandles.Lookup l = MethodHandles.lookup();
        MethodHandle triple = l.findStatic(LambdaMetafactoryByHand.class, "triple", MethodType.methodType(int.class,
                int.class));
        CallSite c = LambdaMetafactory.metafactory(l, "applyAsInt", MethodType.methodType(IntUnaryOperator.class),
                triple.type(), triple, triple.type());
        IntUnaryOperator f = (IntUnaryOperator) c.getTarget().invokeExact();
        System.out.println(f.applyAsInt(14) + " " + f.andThen(x -> x + 1).applyAsInt(1));
        MethodHandle concat = l.findVirtual(String.class, "concat", MethodType.methodType(String.class, String.class));
        CallSite b = LambdaMetafactory.metafactory(l, "apply", MethodType.methodType(Function.class, String.class),
                MethodType.methodType(Object.class, Object.class), concat, MethodType.methodType(String.class,
                String.class));
        @SuppressWarnings("unchecked") Function<String, String> g = (Function<String,
                String>) b.getTarget().invokeExact("bound-");
        System.out.println(g.apply("arg"));
        CallSite s = StringConcatFactory.makeConcatWithConstants(l, "x", MethodType.methodType(String.class, int.class,
                double.class, Object.class), "a\u0001b\u0001\u0002\u0001", "K");
        System.out.println((String) s.getTarget().invokeExact(1, 2.5, (Object) null));
        System.out.println(ConstantBootstraps.enumConstant(l, "NEW",
                Thread.State.class) + " " + ConstantBootstraps.primitiveClass(l, "I",
                Class.class) + " " + ConstantBootstraps.nullConstant(l, "n", String.class));
        System.out.println(ConstantBootstraps.invoke(l, "i", int.class, triple, 5));
        MethodHandleInfo info = l.revealDirect(triple);
        System.out.println(info + " " + info.getReferenceKind());
    }
}
