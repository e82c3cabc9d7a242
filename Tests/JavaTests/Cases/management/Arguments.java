// SPDX-License-Identifier: Apache-2.0
// Options: -Dcase.key=value -Xmx48m
// Tests: RuntimeMXBean tells the options and properties the machine was started with.
// Expects: both, and the maximum in effect.
import java.lang.management.*;

public class Arguments {
    public static void main(String[] args) {
        RuntimeMXBean runtime = ManagementFactory.getRuntimeMXBean();
        System.out.println(runtime.getInputArguments().contains("-Dcase.key=value"));
        System.out.println(runtime.getInputArguments().contains("-Xmx48m"));
        System.out.println(runtime.getSystemProperties().get("case.key"));
        System.out.println(runtime.getSpecName() + " " + runtime.getSpecVersion() + " " + runtime.getManagementSpecVersion());
        System.out.println(runtime.getName().startsWith(runtime.getPid() + "@"));
        System.out.println(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getMax() <= 48 << 20);
    }
}
