// SPDX-License-Identifier: Apache-2.0
// Tests: access checks of Lookup: private members, nest mates, publicLookup, privateLookupIn, dropping modes.
// Expects: IllegalAccessException where access is lacking.
import java.lang.invoke.*;

public class LookupAccess {
    private int secret = 11;
    private static String hidden() { return "hidden"; }
    static class Nest { private int inner = 22; }

    static void attempt(String what, MethodHandles.Lookup l) {
        try {
            System.out.println(what + " " + l.findGetter(LookupAccess.class, "secret",
                    int.class).invoke(new LookupAccess()));
        } catch (IllegalAccessException e) {
            System.out.println(what + " refused");
        } catch (Throwable t) {
            System.out.println(what + " " + t);
        }
    }

    public static void main(String[] args) throws Throwable {
        MethodHandles.Lookup l = MethodHandles.lookup();
        attempt("own", l);
        attempt("public", MethodHandles.publicLookup());
        attempt("nest mate", l.in(Nest.class));
        attempt("String", l.in(String.class));
        attempt("dropped", l.dropLookupMode(MethodHandles.Lookup.PRIVATE));
        System.out.println(l.findGetter(Nest.class, "inner", int.class).invoke(new Nest()));
        MethodHandles.Lookup p = MethodHandles.privateLookupIn(Nest.class, l);
        System.out.println(p.lookupClass().getName() + " " + p.hasPrivateAccess() + " "
                + l.in(String.class).hasPrivateAccess());
        try { MethodHandles.privateLookupIn(String.class, l); } catch (IllegalAccessException e) {
                System.out.println("java.base not open"); }
        System.out.println(l.unreflect(LookupAccess.class.getDeclaredMethod("hidden")).invoke());
        System.out.println(l + " " + l.lookupModes());
        System.out.println(l.findClass("LookupAccess$Nest") + " " + l.accessClass(Nest.class));
    }
}
