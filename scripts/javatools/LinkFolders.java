// SPDX-License-Identifier: Apache-2.0
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Links, and so verifies, all classes below folders that are read from standard input, each folder by a loader of its own. */
public class LinkFolders {
    public static void main(String[] arguments) throws Exception {
        int linked = 0;
        for (String line : new String(System.in.readAllBytes(), "UTF-8").split("\n")) {
            Path root = Path.of(line);
            List<String> names;
            try (var files = Files.walk(root)) {
                names = files.map(file -> root.relativize(file).toString()).filter(name -> name.endsWith(".class"))
                    .map(name -> name.substring(0, name.length() - 6).replace('/', '.')).sorted().toList();
            }
            try (var loader = new URLClassLoader(new URL[] {root.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
                for (String name : names) {
                    if (name.endsWith("-info")) continue;
                    try {
                        Class.forName(name, false, loader).getDeclaredMethods();
                        linked++;
                    } catch (Throwable failure) {
                        System.out.println(root.getFileName() + ": " + name + ": " + failure);
                    }
                }
            }
        }
        System.out.println(linked + " linked");
    }
}
