// SPDX-License-Identifier: Apache-2.0
// Tests: ProcessBuilder with a shell: output, input, exit codes, merged streams, environment, working folder.
// Expects: what the commands print.
import java.io.*;
import java.nio.file.*;
import java.util.concurrent.TimeUnit;

public class Processes {
    static String run(String... c) throws Exception { Process p =
            new ProcessBuilder(c).redirectErrorStream(true).start(); p.getOutputStream().close();
            String s = new String(p.getInputStream().readAllBytes()).trim(); return s + "/" + p.waitFor(); }

    public static void main(String[] args) throws Exception {
        System.out.println(run("sh", "-c", "echo out; echo err >&2; exit 3") + " " + run("true") + " " + run("false"));
        ProcessBuilder b = new ProcessBuilder("sh", "-c", "read x; echo \"$x $V\"; pwd | sed 's,.*/,,'");
        Path dir = Files.createTempDirectory("proc");
        Path inner = Files.createDirectory(dir.resolve("inner"));
        b.environment().put("V", "value");
        b.directory(inner.toFile());
        Process p = b.start();
        try (Writer w = p.outputWriter()) { w.write("line\n"); }
        System.out.println(new String(p.getInputStream().readAllBytes()).trim().replace('\n', '|') + " " + p.waitFor(10,
                TimeUnit.SECONDS) + " " + p.exitValue() + " " + p.isAlive());
        Files.delete(inner);
        Files.delete(dir);
        try { new ProcessBuilder("/no/such/command").start(); } catch (IOException e) {
                System.out.println(e.getMessage().startsWith("Cannot run program \"/no/such/command\"")); }
        Process s = new ProcessBuilder("sleep", "100").start();
        System.out.println(s.isAlive() + " " + s.waitFor(5, TimeUnit.MILLISECONDS) + " "
                + s.destroyForcibly().waitFor());
        System.out.println(ProcessHandle.current().isAlive() + " " + (ProcessHandle.current().pid() > 0) + " "
                + p.toHandle().supportsNormalTermination());
    }
}
