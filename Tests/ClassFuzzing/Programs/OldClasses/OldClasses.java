// SPDX-License-Identifier: Apache-2.0
/** Runs classes of version 49, with subroutines, that the case gc/Subroutines makes. */
public class OldClasses {
    public static void main(String[] args) throws Exception {
        for (String name : "FirstStoredInside DependsOnCaller Nested PastLevel HandlerInside".split(" ")) {
            try {
                Class.forName(name).getMethod("run").invoke(null);
            } catch (LinkageError e) {
                System.out.println(e);
            } catch (java.lang.reflect.InvocationTargetException e) {
                System.out.println(e.getCause());
            }
        }
    }
}
