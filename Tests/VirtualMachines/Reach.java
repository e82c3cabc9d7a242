// SPDX-License-Identifier: Apache-2.0
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** Tries what its arguments say, and prints what came of it: a result, or the class of the exception. */
public class Reach {
    public static void main(String[] words) throws Exception {
        for (int i = 0; i < words.length; i += 2) {
            String what = words[i];
            String argument = words[i + 1];
            try {
                System.out.println(what + ": " + attempt(what, argument));
            } catch (Exception | Error e) {
                System.out.println(what + ": " + e.getClass().getName());
            }
        }
    }

    private static String attempt(String what, String argument) throws Exception {
        switch (what) {
            case "read":
                return Files.readString(Path.of(argument)).strip();
            case "write":
                Files.writeString(Path.of(argument), "written\n");
                return "done";
            case "delete":
                Files.delete(Path.of(argument));
                return "done";
            case "list":
                try (var names = Files.list(Path.of(argument))) {
                    return names.map(p -> p.getFileName().toString()).sorted().collect(Collectors.joining(" "));
                }
            case "connect": {
                int colon = argument.lastIndexOf(':');
                try (Socket socket = new Socket()) {
                    socket.connect(new InetSocketAddress(
                        argument.substring(0, colon), Integer.parseInt(argument.substring(colon + 1))), 2000);
                    socket.setSoTimeout(2000);
                    return new BufferedReader(new InputStreamReader(socket.getInputStream())).readLine();
                }
            }
            case "serve":
                try (ServerSocket server = new ServerSocket(Integer.parseInt(argument))) {
                    server.setSoTimeout(10000);
                    System.out.println("serving");
                    try (Socket client = server.accept()) {
                        client.getOutputStream().write("hello from inside\n".getBytes());
                    }
                    return "done";
                }
            case "loopback":
                try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                     Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
                     Socket other = server.accept()) {
                    other.getOutputStream().write(argument.getBytes());
                    other.shutdownOutput();
                    return new String(client.getInputStream().readAllBytes());
                }
            case "execute":
                return "" + new ProcessBuilder(argument).start().waitFor();
            case "variable":
                return "" + System.getenv(argument);
            case "library":
                System.load(argument);
                return "done";
            case "lines":
                return new BufferedReader(new InputStreamReader(System.in)).lines()
                    .collect(Collectors.joining(argument));
            case "exit":
                System.exit(Integer.parseInt(argument));
            case "sleep":
                System.out.println("sleeping");
                Thread.sleep(Long.parseLong(argument));
                return "done";
            case "spin":
                long end = System.nanoTime() + Long.parseLong(argument) * 1_000_000;
                long turns = 0;
                while (System.nanoTime() < end) {
                    turns++;
                }
                return turns > 0 ? "done" : "none";
            case "memory":
                byte[][] blocks = new byte[Integer.parseInt(argument)][];
                for (int i = 0; i < blocks.length; i++) {
                    blocks[i] = new byte[1 << 20];
                }
                return "" + blocks.length;
            default:
                throw new IllegalArgumentException(what);
        }
    }
}
