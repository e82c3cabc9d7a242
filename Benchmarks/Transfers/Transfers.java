// SPDX-License-Identifier: Apache-2.0
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * Moves bytes by files, streams and sockets in pieces of a size, and says on standard error what a piece took: nanoseconds on
 * the clock, the best of three rounds.
 */
public class Transfers {
    private interface Work {
        void run() throws Exception;
    }

    public static void main(String[] words) throws Exception {
        String path = words[0];
        for (int i = 1; i < words.length; i += 2) {
            int size = Integer.parseInt(words[i + 1]);
            switch (words[i]) {
                case "lines" -> measure("lines", size, () -> {
                    for (int line = 0; line < size; line++) System.out.println("line " + line);
                });
                case "write" -> {
                    int count = pieces(size);
                    measure("write " + size, count, () -> {
                        var bytes = new byte[size];
                        try (var file = new FileOutputStream(path)) {
                            for (int piece = 0; piece < count; piece++) file.write(bytes);
                        }
                    });
                }
                case "read" -> {
                    int count = pieces(size);
                    measure("read " + size, count, () -> {
                        var bytes = new byte[size];
                        try (var file = new FileInputStream(path)) {
                            for (int piece = 0; piece < count; piece++) {
                                if (file.read(bytes) <= 0) throw new IllegalStateException("the file is too short");
                            }
                        }
                    });
                }
                case "echo" -> echo(size, 20_000);
                case "stream" -> stream(size, 200_000);
                default -> throw new IllegalArgumentException(words[i]);
            }
        }
    }

    /** At most 32 MiB, and not too many. */
    private static int pieces(int size) { return Math.max(16, Math.min(20_000, (32 << 20) / size)); }

    private static void measure(String what, int count, Work work) throws Exception {
        long best = Long.MAX_VALUE;
        for (int round = 0; round < 3; round++) {
            long start = System.nanoTime();
            work.run();
            best = Math.min(best, System.nanoTime() - start);
        }
        System.err.println(what + ": " + best / count);
    }

    /** A message of a size there and back, between two threads. */
    private static void echo(int size, int count) throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
             var client = new Socket(server.getInetAddress(), server.getLocalPort());
             var other = server.accept()) {
            client.setTcpNoDelay(true);
            other.setTcpNoDelay(true);
            var thread = new Thread(() -> {
                try {
                    var bytes = new byte[size];
                    while (other.getInputStream().readNBytes(bytes, 0, size) == size) other.getOutputStream().write(bytes);
                } catch (java.io.IOException end) {
                    // The client is done.
                }
            });
            thread.setDaemon(true);
            thread.start();
            var bytes = new byte[size];
            measure("echo " + size, count, () -> {
                for (int i = 0; i < count; i++) {
                    client.getOutputStream().write(bytes);
                    client.getInputStream().readNBytes(bytes, 0, size);
                }
            });
        }
    }

    /** Messages of a size one way, between two threads. */
    private static void stream(int size, int count) throws Exception {
        measure("stream " + size, count, () -> {
            try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                 var client = new Socket(server.getInetAddress(), server.getLocalPort());
                 var other = server.accept()) {
                var thread = new Thread(() -> {
                    try {
                        var bytes = new byte[1 << 16];
                        while (other.getInputStream().read(bytes) > 0) continue;
                    } catch (java.io.IOException end) {
                        throw new java.io.UncheckedIOException(end);
                    }
                });
                thread.start();
                var bytes = new byte[size];
                for (int i = 0; i < count; i++) client.getOutputStream().write(bytes);
                client.shutdownOutput();
                thread.join();
            }
        });
    }
}
