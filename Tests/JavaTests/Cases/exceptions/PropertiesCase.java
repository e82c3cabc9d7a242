// SPDX-License-Identifier: Apache-2.0
// Tests: -D options, system properties set at run time, integer and boolean helpers.
// Options: -Dmy.text=some=value -Dmy.number=0x1F -Dmy.flag=TRUE -Dmy.empty
// Expects: values as given on the command line.
public class PropertiesCase {
    public static void main(String[] args) {
        System.out.println(System.getProperty("my.text") + " " + Integer.getInteger("my.number") + " "
                + Boolean.getBoolean("my.flag") + " [" + System.getProperty("my.empty") + "] " + Long.getLong("none",
                7));
        System.out.println(System.setProperty("my.text", "new") + " " + System.getProperty("my.text",
                "default") + " " + System.clearProperty("my.text") + " " + System.getProperty("my.text", "default"));
        for (String k : new String[] {"java.version", "java.vm.name", "os.name", "os.arch", "user.dir",
                "java.class.path", "java.home", "java.io.tmpdir"}) System.out.print(System.getProperty(k) != null ? "+"
                : "-" + k);
        System.out.println(" " + System.getProperty("java.vm.specification.version") + " "
                + System.getProperty("java.class.version") + " " + System.getProperty("os.name") + " "
                + System.getProperty("native.encoding") + " " + Runtime.version().feature());
        try { System.getProperty(""); } catch (IllegalArgumentException e) { System.out.println(e.getMessage()); }
        try { System.getProperty(null); } catch (NullPointerException e) { System.out.println(e.getMessage()); }
    }
}
