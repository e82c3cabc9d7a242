// SPDX-License-Identifier: Apache-2.0
// Prints the native methods of the modules of the Java it runs on, one a line: module, class, name, descriptor, and
// "polymorphic" or nothing, separated by tabs.

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.lang.reflect.AccessFlag;
import java.util.TreeSet;

public class ListNatives {
    public static void main(String[] arguments) throws IOException {
        TreeSet<String> lines = new TreeSet<>();
        for (ModuleReference module : ModuleFinder.ofSystem().findAll()) {
            try (ModuleReader reader = module.open()) {
                addLines(module.descriptor().name(), reader, lines);
            }
        }
        lines.forEach(System.out::println);
    }

    private static void addLines(String module, ModuleReader reader, TreeSet<String> lines) throws IOException {
        for (String name : reader.list().filter(each -> each.endsWith(".class")).toList()) {
            ClassModel model = ClassFile.of().parse(reader.open(name).orElseThrow().readAllBytes());
            for (MethodModel method : model.methods()) {
                if (method.flags().has(AccessFlag.NATIVE)) {
                    lines.add(module + "\t" + line(model.thisClass().asInternalName(), method));
                }
            }
        }
    }

    /** Methods of method handles and variable handles that take any arguments are the linker's, not natives (JVMS 2.9.3). */
    private static String line(String holder, MethodModel method) {
        boolean handle = holder.equals("java/lang/invoke/MethodHandle") || holder.equals("java/lang/invoke/VarHandle");
        boolean variable = method.flags().has(AccessFlag.VARARGS)
                && method.methodType().stringValue().startsWith("([Ljava/lang/Object;)");
        return String.join("\t", holder, method.methodName().stringValue(), method.methodType().stringValue(),
                handle && variable ? "polymorphic" : "");
    }
}
