// SPDX-License-Identifier: Apache-2.0
// Tests: the operating system bean with the extensions of jdk.management.
// Expects: figures within their bounds.
import java.lang.management.ManagementFactory;
import com.sun.management.UnixOperatingSystemMXBean;

public class OperatingSystem {
    static void check(String what, boolean holds) { System.out.println(what + ": " + holds); }

    static boolean share(double value) { return value >= 0 && value <= 1; }

    public static void main(String[] args) {
        var bean = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        check("name", bean.getName().equals(System.getProperty("os.name")));
        check("processors", bean.getAvailableProcessors() == Runtime.getRuntime().availableProcessors());
        check("load", bean.getSystemLoadAverage() >= 0);
        check("memory", bean.getTotalMemorySize() > bean.getFreeMemorySize() && bean.getFreeMemorySize() > 0);
        check("swap", bean.getTotalSwapSpaceSize() >= bean.getFreeSwapSpaceSize());
        check("virtual", bean.getCommittedVirtualMemorySize() > 1 << 20);
        check("time", bean.getProcessCpuTime() > 0);
        check("loads", share(bean.getProcessCpuLoad()) && share(bean.getCpuLoad()));
        check("files", bean.getOpenFileDescriptorCount() > 2
                && bean.getOpenFileDescriptorCount() < bean.getMaxFileDescriptorCount());
    }
}
