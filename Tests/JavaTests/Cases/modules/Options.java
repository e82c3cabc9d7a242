// SPDX-License-Identifier: Apache-2.0
// Options: --add-modules java.net.http,java.sql --limit-modules java.base,java.logging,java.net.http,java.sql --add-reads java.base=ALL-UNNAMED --enable-native-access=ALL-UNNAMED
// Tests: the boot layer as options shape it: limited and added modules, reads, native access; what modules say of themselves.
// Expects: the modules the options ask for and what they require, and no others.
import java.lang.module.*;
import java.util.*;

public class Options {
    public static void main(String[] args) {
        ModuleLayer boot = ModuleLayer.boot();
        System.out.println(boot.modules().stream().map(Module::getName).sorted().toList());
        System.out.println(boot.findModule("java.desktop").isPresent() + " " + boot.findModule("java.sql").isPresent() + " " + boot.findModule("jdk.compiler"));
        Module base = boot.findModule("java.base").orElseThrow(), me = Options.class.getModule(), http = boot.findModule("java.net.http").orElseThrow();
        System.out.println(base.canRead(me) + " " + http.canRead(me) + " " + me.canRead(http) + " " + me.isNativeAccessEnabled() + " " + base.isNativeAccessEnabled());
        for (String name : List.of("java.net.http.HttpClient", "java.util.logging.Logger", "java.sql.Date", "javax.swing.JFrame", "java.rmi.Remote", "java.beans.PropertyChangeEvent")) {
            try {
                Class<?> c = Class.forName(name, false, ClassLoader.getSystemClassLoader());
                System.out.println(name + " " + c.getModule());
            } catch (ClassNotFoundException e) { System.out.println(e); }
        }
        for (String name : List.of("java.sql", "java.logging", "java.transaction.xa")) {
            Module m = boot.findModule(name).orElseThrow();
            ModuleDescriptor d = m.getDescriptor();
            System.out.println(name + " " + d.requires().stream().map(r -> r.modifiers() + " " + r.name()).sorted().toList() + " "
                    + d.exports().stream().map(ModuleDescriptor.Exports::source).sorted().toList() + " " + d.uses() + " " + d.isOpen() + " "
                    + m.getPackages().size() + " " + (m.getClassLoader() == null ? "boot" : m.getClassLoader().getName()) + " " + m.getAnnotations().length);
        }
        Configuration c = boot.configuration();
        System.out.println(c.findModule("java.sql").orElseThrow().reads().stream().map(ResolvedModule::name).sorted().toList());
        System.out.println(boot.parents() + " " + c.parents().size() + " " + ModuleLayer.empty().modules() + " " + boot.findLoader("java.sql"). getName());
        try {
            boot.findLoader("java.desktop");
        } catch (IllegalArgumentException e) { System.out.println(e); }
        System.out.println(ModuleFinder.ofSystem().find("java.desktop").isPresent());
        Package p = Options.class.getPackage();
        System.out.println("[" + p.getName() + "] " + Object.class.getPackage() + " " + Object.class.getPackage().isSealed());
    }
}
