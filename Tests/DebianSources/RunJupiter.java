// SPDX-License-Identifier: Apache-2.0
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.*;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.*;
import org.junit.platform.launcher.core.*;

/** Runs all test classes of a folder with JUnit 5; prints counts and what failed. */
public class RunJupiter {
    public static void main(String[] args) throws Exception {
        var selectors = TestNames.in(args[0]).stream().map(type -> selectClass(type)).toList();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request().selectors(selectors).build();
        int[] counts = new int[3];
        List<String> lines = new ArrayList<>();
        LauncherFactory.create().execute(request, new TestExecutionListener() {
            @Override public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
                if (identifier.isTest()) counts[0]++;
                result.getThrowable().ifPresent(failure -> {
                    if (result.getStatus() == TestExecutionResult.Status.ABORTED) return;
                    counts[1]++;
                    lines.add(identifier.getUniqueId() + ": " + TestNames.describe(failure));
                });
            }

            @Override public void executionSkipped(TestIdentifier identifier, String reason) {
                counts[2]++;
            }
        });
        Collections.sort(lines);
        lines.forEach(System.out::println);
        System.out.println(counts[0] + " run, " + counts[1] + " failed, " + counts[2] + " skipped");
        System.exit(0);
    }
}
