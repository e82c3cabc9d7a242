// SPDX-License-Identifier: Apache-2.0
import java.lang.reflect.Modifier;
import java.nio.file.*;
import java.util.*;

/** The classes of a folder whose names say that they are tests. */
class TestNames {
    static List<Class<?>> in(String folder) throws Exception {
        Path root = Path.of(folder);
        List<String> names;
        try (var files = Files.walk(root)) {
            names = files.map(file -> root.relativize(file).toString())
                .filter(name -> name.matches("(.*/)?(Test[^/$]*|[^/$]*Test)\\.class")).sorted()
                .map(name -> name.substring(0, name.length() - 6).replace('/', '.')).toList();
        }
        List<Class<?>> classes = new ArrayList<>();
        for (String name : names) {
            Class<?> found = Class.forName(name, false, TestNames.class.getClassLoader());
            if (!found.isInterface() && !Modifier.isAbstract(found.getModifiers())) classes.add(found);
        }
        return classes;
    }

    /** A failure in a form that does not differ from run to run. */
    static String describe(Throwable failure) {
        String text = String.valueOf(failure.getMessage());
        int end = text.indexOf('\n');
        return failure.getClass().getName() + ": " + (end < 0 ? text : text.substring(0, end));
    }
}
