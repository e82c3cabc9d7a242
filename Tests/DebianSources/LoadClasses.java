// SPDX-License-Identifier: Apache-2.0
import java.nio.file.*;
import java.util.*;

/** Links, and so verifies, all classes of a folder that is on the class path; prints what cannot be linked and why. */
public class LoadClasses {
    public static void main(String[] args) throws Exception {
        Path root = Path.of(args[0]);
        List<String> names = new ArrayList<>();
        try (var files = Files.walk(root)) {
            files.map(file -> root.relativize(file).toString()).filter(name -> name.endsWith(".class")).sorted()
                .forEach(name -> names.add(name.substring(0, name.length() - 6).replace('/', '.')));
        }
        int linked = 0;
        for (String name : names) {
            if (name.endsWith("-info")) continue;
            try {
                Class.forName(name, false, LoadClasses.class.getClassLoader()).getDeclaredMethods();
                linked++;
            } catch (Throwable failure) {
                System.out.println(name + ": " + failure);
            }
        }
        System.out.println(linked + " linked");
    }
}
