import java.io.*;
import java.nio.charset.StandardCharsets;

class Res {
    public static void main(String[] args) throws IOException {
        try (InputStream in = Res.class.getResourceAsStream("data.txt")) {
            System.out.print(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        try (InputStream in = Res.class.getResourceAsStream("Res.class")) {
            byte[] bytes = in.readAllBytes();
            System.out.printf("%02x%02x%n", bytes[0], bytes[1]);
        }
        System.out.println(Res.class.getProtectionDomain().getCodeSource().getLocation().getPath().endsWith("/Res.java"));
        System.out.println(System.getProperty("jdk.launcher.sourcefile").endsWith("resources/Res.java"));
    }
}
