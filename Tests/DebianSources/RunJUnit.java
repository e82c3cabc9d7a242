// SPDX-License-Identifier: Apache-2.0
import java.nio.file.*;
import java.util.*;
import org.junit.runner.*;
import org.junit.runner.notification.*;

/** Runs a suite by its name, or all test classes of a folder, with JUnit 4; prints counts and what failed. */
public class RunJUnit {
    public static void main(String[] args) throws Exception {
        List<Class<?>> classes = Files.isDirectory(Path.of(args[0]))
            ? TestNames.in(args[0]) : List.of(Class.forName(args[0]));
        int run = 0, failed = 0, ignored = 0;
        for (Class<?> each : classes) {
            if (!isTest(each)) continue;
            Result result = new JUnitCore().run(each);
            run += result.getRunCount();
            failed += result.getFailureCount();
            ignored += result.getIgnoreCount();
            List<String> lines = new ArrayList<>();
            for (Failure failure : result.getFailures())
                lines.add(failure.getTestHeader() + ": " + TestNames.describe(failure.getException()));
            Collections.sort(lines);
            lines.forEach(System.out::println);
        }
        System.out.println(run + " run, " + failed + " failed, " + ignored + " ignored");
        System.exit(0);
    }

    private static boolean isTest(Class<?> type) {
        if (junit.framework.TestCase.class.isAssignableFrom(type) || type.isAnnotationPresent(RunWith.class)) return true;
        return Arrays.stream(type.getMethods()).anyMatch(method -> method.isAnnotationPresent(org.junit.Test.class));
    }
}
