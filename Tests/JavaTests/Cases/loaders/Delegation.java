// SPDX-License-Identifier: Apache-2.0
// Tests: the loader hierarchy: boot, platform, application; parents; resources; context loader.
// Expects: null for the boot loader; names.
public class Delegation {
    public static void main(String[] args) throws Exception {
        ClassLoader app = Delegation.class.getClassLoader();
        System.out.println(app.getName() + " " + app.getParent().getName() + " " + app.getParent().getParent() + " "
                + String.class.getClassLoader() + " " + (app == ClassLoader.getSystemClassLoader()));
        System.out.println((Thread.currentThread().getContextClassLoader() == app) + " " + int[].class.getClassLoader()
                + " " + (Delegation[].class.getClassLoader() == app));
        System.out.println(app.loadClass("java.util.ArrayList") == java.util.ArrayList.class);
        System.out.println(Class.forName("Delegation", false, app) == Delegation.class);
        try { app.getParent().loadClass("Delegation"); } catch (ClassNotFoundException e) {
                System.out.println(e.getMessage()); }
        try { Class.forName("Delegation", false, null); } catch (ClassNotFoundException e) {
                System.out.println(e.getMessage()); }
        System.out.println(app.getResource("Delegation.class") != null);
        try (var in = Delegation.class.getResourceAsStream("Delegation.class")) { byte[] b = in.readNBytes(4);
                System.out.println(Integer.toHexString((b[0] & 255) << 24 | (b[1] & 255) << 16 | (b[2] & 255) << 8 | b[3] & 255)); }
        System.out.println(app.getResource("missing.txt") + " " + Delegation.class.getPackage() + "|"
                + String.class.getPackage());
        try { new Missing(); } catch (NoClassDefFoundError e) { System.out.println("not expected"); }
    }
    static class Missing {}
}
