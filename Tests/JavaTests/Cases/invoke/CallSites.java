// SPDX-License-Identifier: Apache-2.0
// Tests: MutableCallSite, VolatileCallSite and SwitchPoint through their dynamic invokers.
// Expects: the target in force at each call.
import java.lang.invoke.*;

public class CallSites {
    static String one() { return "one"; }
    static String two() { return "two"; }

    public static void main(String[] args) throws Throwable {
        MethodHandles.Lookup l = MethodHandles.lookup();
        MethodType t = MethodType.methodType(String.class);
        MethodHandle one = l.findStatic(CallSites.class, "one", t), two = l.findStatic(CallSites.class, "two", t);
        MutableCallSite m = new MutableCallSite(one);
        MethodHandle inv = m.dynamicInvoker();
        System.out.println((String) inv.invokeExact());
        m.setTarget(two);
        MutableCallSite.syncAll(new MutableCallSite[] {m});
        System.out.println((String) inv.invokeExact());
        VolatileCallSite v = new VolatileCallSite(t);
        try { v.dynamicInvoker().invoke(); } catch (IllegalStateException e) { System.out.println("uninitialized"); }
        v.setTarget(one);
        System.out.println(v.dynamicInvoker().invoke());
        SwitchPoint sp = new SwitchPoint();
        MethodHandle g = sp.guardWithTest(one, two);
        System.out.println(g.invoke() + " " + sp.hasBeenInvalidated());
        SwitchPoint.invalidateAll(new SwitchPoint[] {sp});
        System.out.println(g.invoke() + " " + sp.hasBeenInvalidated());
        try { m.setTarget(MethodHandles.constant(int.class, 1)); } catch (WrongMethodTypeException e) {
                System.out.println("type fixed"); }
        System.out.println(new ConstantCallSite(two).getTarget().invoke());
    }
}
