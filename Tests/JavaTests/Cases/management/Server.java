// SPDX-License-Identifier: Apache-2.0
// Tests: the platform's MBean server: standard beans by name, attributes as open data, a bean of the program's own with
// operations and notifications.
// Expects: their values.
import java.lang.management.ManagementFactory;
import javax.management.*;
import javax.management.openmbean.CompositeData;

public class Server {
    public interface CounterMBean {
        int getCount();
        void setStep(int step);
        int add(int times);
    }

    public static class Counter extends NotificationBroadcasterSupport implements CounterMBean {
        private int count, step = 1;
        public int getCount() { return count; }
        public void setStep(int step) { this.step = step; }
        public int add(int times) {
            count += step * times;
            sendNotification(new Notification("added", "counter", times, 0L, "now " + count));
            return count;
        }
    }

    public static void main(String[] args) throws Exception {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        for (String type : new String[] {"Memory", "Threading", "Runtime", "ClassLoading", "OperatingSystem"}) {
            System.out.println(type + " " + server.isRegistered(new ObjectName("java.lang:type=" + type)));
        }
        CompositeData usage = (CompositeData) server.getAttribute(new ObjectName("java.lang:type=Memory"), "HeapMemoryUsage");
        System.out.println(usage.getCompositeType().keySet() + " " + ((Long) usage.get("used") > 0));
        System.out.println(server.getAttribute(new ObjectName("java.lang:type=Runtime"), "SpecVersion"));
        ObjectName name = new ObjectName("case:type=Counter");
        server.registerMBean(new Counter(), name);
        server.addNotificationListener(name, (n, h) -> System.out.println(n.getType() + " " + n.getMessage() + " " + h),
                null, "handback");
        server.setAttribute(name, new Attribute("Step", 3));
        System.out.println(server.invoke(name, "add", new Object[] {4}, new String[] {"int"}));
        System.out.println(server.getAttribute(name, "Count") + " " + server.getMBeanInfo(name).getAttributes().length);
        try { server.getAttribute(name, "Nope"); } catch (AttributeNotFoundException e) { System.out.println(e.getMessage()); }
        server.unregisterMBean(name);
        System.out.println(server.isRegistered(name));
    }
}
