// SPDX-License-Identifier: Apache-2.0
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Links, and so verifies, every class of a folder that the boot loader finds; prints what goes wrong. */
public class LinkClasses {
    public static void main(String[] arguments) throws Exception {
        Path root = Path.of(arguments[0]);
        List<String> names = new ArrayList<>();
        try (var files = Files.walk(root)) {
            files.map(file -> root.relativize(file).toString()).filter(name -> name.endsWith(".class"))
                .forEach(name -> names.add(name.substring(0, name.length() - 6).replace('/', '.')));
        }
        int failures = 0;
        for (String name : names) {
            if (name.equals("module-info")) continue;
            try {
                // Asking for the methods links the class.
                Class.forName(name, false, null).getDeclaredMethods();
            } catch (Throwable failure) {
                failures++;
                System.out.println(name + ": " + failure);
            }
        }
        System.out.println(names.size() - failures + " linked, " + failures + " failed");
        System.exit(failures == 0 ? 0 : 1);
    }
}
