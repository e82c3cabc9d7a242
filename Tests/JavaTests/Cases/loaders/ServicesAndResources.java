// SPDX-License-Identifier: Apache-2.0
// Tests: ServiceLoader over library providers, resources of classes and modules, Class.forName in modules, packages.
// Expects: providers found by type.
import java.nio.file.spi.FileSystemProvider;
import java.util.*;

public class ServicesAndResources {
    public interface Plugin { }

    public static void main(String[] args) throws Exception {
        System.out.println(ServiceLoader.load(Plugin.class).findFirst().isPresent() + " "
                + FileSystemProvider.installedProviders().stream().anyMatch(p -> p.getScheme().equals("file")));
        try (var in = Object.class.getResourceAsStream("Object.class")) {
                System.out.println(in.read() + " " + in.read()); }
        System.out.println(Class.forName(Object.class.getModule(),
                "java.util.List").getName() + " " + Class.forName(Object.class.getModule(),
                "no.Such") + " " + ServicesAndResources.class.getResource("/none") + " "
                + (ServicesAndResources.class.getResource("ServicesAndResources.class") != null));
        System.out.println(ClassLoader.getSystemResource("ServicesAndResources$Plugin.class") != null);
        try { ResourceBundle.getBundle("no.bundle", Locale.ROOT); } catch (MissingResourceException e) {
                System.out.println(e.getMessage()); }
        ResourceBundle b = new ListResourceBundle() { protected Object[][] getContents() {
                return new Object[][] {{"k", "v"}, {"n", 5}}; } };
        System.out.println(b.getString("k") + b.getObject("n") + " " + new TreeSet<>(b.keySet()));
        System.out.println(ClassLoader.getPlatformClassLoader().getDefinedPackages().length >= 0 ? "ok" : "");
    }
}
