// SPDX-License-Identifier: Apache-2.0
// Tests: Lookup.defineHiddenClass: names, nest membership, no lookup by name, class data.
// Expects: a hidden class that runs.
import java.lang.invoke.*;

public class HiddenClasses {
    private static int secret = 5;
    static class Template implements Runnable { public void run() {
            System.out.println("running, secret " + (++secret) + " " + getClass().isHidden()); } }

    public static void main(String[] args) throws Throwable {
        byte[] b;
        try (var in = HiddenClasses.class.getResourceAsStream("HiddenClasses$Template.class")) { b = in.readAllBytes();
                }
        MethodHandles.Lookup l = MethodHandles.lookup();
        MethodHandles.Lookup h1 = l.defineHiddenClass(b, true, MethodHandles.Lookup.ClassOption.NESTMATE),
                h2 = l.defineHiddenClass(b, false, MethodHandles.Lookup.ClassOption.NESTMATE);
        Class<?> c = h1.lookupClass();
        System.out.println(c.isHidden() + " " + c.getName().startsWith("HiddenClasses$Template/0x") + " "
                + (c == h2.lookupClass()) + " " + (c.getNestHost() == HiddenClasses.class));
        ((Runnable) h1.findConstructor(c, MethodType.methodType(void.class)).invoke()).run();
        ((Runnable) h2.lookupClass().getDeclaredConstructor().newInstance()).run();
        try { Class.forName(c.getName()); } catch (ClassNotFoundException e) { System.out.println("not found by name");
                }
        MethodHandles.Lookup h3 = l.defineHiddenClassWithClassData(b, "the data", true,
                MethodHandles.Lookup.ClassOption.NESTMATE);
        System.out.println(MethodHandles.classData(h3, "_", String.class) + " " + c.isInstance(new Template()) + " "
                + c.descriptorString().startsWith("LHiddenClasses$Template."));
        System.out.println(c.getNestMembers().length + " " + c.isNestmateOf(Template.class));
    }
}
