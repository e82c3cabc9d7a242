// SPDX-License-Identifier: Apache-2.0
// Tests: module queries, opened packages, InaccessibleObjectException, packages, stack of enclosing classes.
// Expects: encapsulation of java.base holds.
import java.lang.reflect.*;

public class NestAndModules {
    public static void main(String[] args) throws Exception {
        Field f = String.class.getDeclaredField("value");
        try { f.setAccessible(true); System.out.println("open"); } catch (InaccessibleObjectException e) {
                System.out.println(e.getMessage().replaceAll("@[0-9a-f]+", "@hash")); }
        System.out.println(f.trySetAccessible() + " " + f.canAccess("x"));
        Module base = Object.class.getModule(), mine = NestAndModules.class.getModule();
        System.out.println(base.getName() + " " + mine.getName() + " " + base.isExported("java.lang") + " "
                + base.isExported("sun.misc") + " " + base.isOpen("java.lang",
                mine) + " " + mine.canRead(base) + " " + base.getDescriptor().isAutomatic());
        System.out.println(ModuleLayer.boot().findModule("java.base").isPresent() + " "
                + ModuleLayer.boot().findModule("no.such").isPresent() + " "
                + base.getPackages().contains("java.util"));
        Method m = Class.forName("java.util.Collections$UnmodifiableList").getMethod("get", int.class);
        try { m.invoke(java.util.Collections.unmodifiableList(java.util.List.of(1)), 0); System.out.println("called");
                } catch (IllegalAccessException e) { System.out.println(e.getMessage()); }
        System.out.println(java.util.List.class.getMethod("get",
                int.class).invoke(java.util.Collections.unmodifiableList(java.util.List.of(1)), 0));
    }
}
