// SPDX-License-Identifier: Apache-2.0
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * A program that means harm: it has one folder to write in, and goes for everything else.
 *
 * Escape GRANTED OUTSIDE PORT MILLISECONDS: OUTSIDE is a folder beside GRANTED with a file `secret`, PORT a port of the host
 * that something listens at. Each line it prints is an attempt that succeeded; the last says how many were made.
 */
public class Escape {
    private static int attempts;

    interface Attempt {
        /** What was got hold of; null for nothing. */
        Object make() throws Exception;
    }

    private static void attempt(String what, Attempt attempt) {
        attempts++;
        try {
            Object result = attempt.make();
            if (result != null) System.out.println("got " + what + ": " + result);
        } catch (Exception | LinkageError e) {
            // Refused, as it should be.
        }
    }

    public static void main(String[] words) throws Exception {
        Path granted = Path.of(words[0]);
        Path outside = Path.of(words[1]);
        int port = Integer.parseInt(words[2]);
        long milliseconds = Long.parseLong(words[3]);
        names(granted, outside);
        links(granted, outside);
        kernel();
        processes();
        network(port);
        races(granted, outside, milliseconds);
        System.out.println(attempts + " attempts");
    }

    private static void names(Path granted, Path outside) {
        for (Path folder : List.of(
                outside, granted.resolve("..").resolve(outside.getFileName()), granted.resolve("a/../..").resolve(outside.getFileName()),
                Path.of("/proc/self/cwd").resolve(outside), Path.of("/proc/self/root" + outside), Path.of("/dev/fd/3/.." + outside))) {
            Path secret = folder.resolve("secret");
            attempt("text of " + secret, () -> Files.readString(secret));
            attempt("a channel to " + secret, () -> FileChannel.open(secret, StandardOpenOption.READ).size());
            attempt("size of " + secret, () -> Files.size(secret));
            attempt("names in " + folder, () -> Files.list(folder).toList());
            attempt("a new file in " + folder, () -> Files.writeString(folder.resolve("new"), "new"));
            attempt("a folder in " + folder, () -> Files.createDirectory(folder.resolve("folder")));
            attempt("an end of " + secret, () -> { Files.delete(secret); return "deleted"; });
            attempt("a move of " + secret, () -> Files.move(secret, granted.resolve("moved")));
            attempt("a copy of " + secret, () -> Files.copy(secret, granted.resolve("copied")));
            attempt("a second name of " + secret, () -> Files.createLink(granted.resolve("second"), secret));
            attempt("a time of " + secret, () -> Files.setLastModifiedTime(
                secret, java.nio.file.attribute.FileTime.fromMillis(0)));
            attempt("a move to " + folder, () -> {
                Files.writeString(granted.resolve("mine"), "mine");
                return Files.move(granted.resolve("mine"), folder.resolve("mine"), StandardCopyOption.REPLACE_EXISTING);
            });
        }
        for (String name : List.of("/etc/shadow", "/etc/ssh/sshd_config", "/root/.bashrc", "/home", "/usr/bin", "/boot", "/sys",
                "/var/log", "/tmp", "/run", "/dev/kvm", "/dev/mem", "/dev/vda", "/dev/sda", "/dev/tty", "/dev/shm")) {
            // Folders above what is granted are there, and hold the way to it.
            attempt(name, () -> Files.isDirectory(Path.of(name))
                ? Files.list(Path.of(name)).filter(path -> !granted.startsWith(path)).findAny().orElse(null) : null);
            attempt(name, () -> Files.isDirectory(Path.of(name)) ? null : Files.newByteChannel(Path.of(name)).size());
        }
    }

    private static void links(Path granted, Path outside) throws IOException {
        int number = 0;
        for (Path target : List.of(outside, Path.of("..").resolve(outside.getFileName()), Path.of("/"), Path.of("/etc"),
                Path.of("/proc/self/root"), Path.of("../../../../../../../.."))) {
            Path link = granted.resolve("link" + number++);
            try {
                Files.createSymbolicLink(link, target);
            } catch (IOException | UnsupportedOperationException e) {
                continue;
            }
            attempt("through " + link + " to " + target, () -> Files.readString(link.resolve("secret")));
            attempt("through " + link + " to " + target, () -> Files.readString(link.resolve("passwd")).contains("root") ? "root" : null);
            attempt("names through " + link, () -> Files.list(link).map(Path::getFileName).map(Path::toString)
                .filter(name -> name.equals("secret") || name.equals("shadow") || name.equals("boot")).findAny().orElse(null));
            attempt("a file through " + link, () -> Files.writeString(link.resolve("new"), "new"));
            attempt("a real path of " + link, () -> {
                Path real = link.resolve("secret").toRealPath();
                return real.startsWith(granted) ? null : real;
            });
            Files.delete(link);
        }
    }

    /** What a kernel tells: only of this guest. */
    private static void kernel() {
        for (String name : List.of("/proc/1/environ", "/proc/1/cmdline", "/proc/self/mem", "/proc/self/environ", "/proc/kcore",
                "/proc/kallsyms", "/proc/sysrq-trigger", "/proc/sys/kernel/core_pattern", "/proc/net/tcp", "/proc/mounts",
                "/proc/self/mountinfo", "/proc/self/fd/0/../..", "/proc/self/fdinfo/0", "/proc/self/ns/net", "/proc/self/attr/current")) {
            attempt(name, () -> Files.readAllBytes(Path.of(name)).length);
            attempt(name + " to write", () -> Files.newOutputStream(Path.of(name), StandardOpenOption.WRITE));
        }
        // The folder of processes lists none but this.
        attempt("another process", () -> Files.list(Path.of("/proc")).map(p -> p.getFileName().toString())
            .filter(name -> name.matches("[0-9]+")).findAny().orElse(null));
        attempt("another process", () -> ProcessHandle.allProcesses().filter(p -> !p.equals(ProcessHandle.current())).findAny()
            .orElse(null));
    }

    private static void processes() {
        for (String program : List.of("/bin/true", "/bin/sh", "/proc/self/exe", "java", "/usr/bin/env")) {
            attempt("a process of " + program, () -> new ProcessBuilder(program).start());
        }
        attempt("a signal", () -> ProcessHandle.of(1).map(ProcessHandle::destroyForcibly).orElse(false) ? "sent" : null);
        for (String library : List.of("/lib/x86_64-linux-gnu/libc.so.6", "/usr/lib/x86_64-linux-gnu/libm.so.6")) {
            attempt("a library", () -> { System.load(library); return library; });
        }
        attempt("a native function", () -> java.lang.foreign.SymbolLookup.libraryLookup(
            "libc.so.6", java.lang.foreign.Arena.global()).find("getpid").orElse(null));
        attempt("a library by name", () -> { System.loadLibrary("jawt"); return "jawt"; });
    }

    private static void network(int port) throws IOException {
        for (String host : List.of("127.0.0.1", "localhost", "::1", "10.0.0.1", "169.254.169.254", "0.0.0.0", "::ffff:127.0.0.1")) {
            attempt("a connection to " + host, () -> {
                try (SocketChannel channel = SocketChannel.open()) {
                    channel.socket().connect(new InetSocketAddress(InetAddress.getByName(host), port), 500);
                    return channel.getRemoteAddress();
                }
            });
        }
        attempt("an address of a name", () -> InetAddress.getByName("example.com"));
        attempt("an answer to a datagram", () -> {
            try (DatagramSocket socket = new DatagramSocket()) {
                socket.setSoTimeout(100);
                socket.send(new DatagramPacket(new byte[1], 1, InetAddress.getByName("127.0.0.1"), port));
                socket.receive(new DatagramPacket(new byte[100], 100));
                return "answer";
            }
        });
        for (String name : List.of("/run/systemd/journal/socket", "/var/run/docker.sock", "/tmp/.X11-unix/X0")) {
            attempt("a socket " + name, () -> {
                try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
                    return channel.connect(UnixDomainSocketAddress.of(name));
                }
            });
        }
        attempt("an interface", () -> java.net.NetworkInterface.networkInterfaces()
            .filter(each -> {
                try { return !each.isLoopback(); } catch (IOException e) { return false; }
            }).findAny().orElse(null));
        // A port of its own is its own affair: the host sees nothing of it (the test looks).
        try (ServerSocket server = new ServerSocket(0)) {
            System.out.println("listening " + server.getLocalPort());
            System.in.read();
        }
    }

    /** A name that is a folder one moment and a link out of it the next, while another thread goes through it. */
    private static void races(Path granted, Path outside, long milliseconds) throws Exception {
        Path place = granted.resolve("place");
        Path folder = granted.resolve("folder");
        Path link = granted.resolve("link");
        Files.createDirectory(folder);
        Files.writeString(folder.resolve("secret"), "mine");
        boolean hasLinks;
        try {
            Files.createSymbolicLink(link, outside);
            hasLinks = true;
        } catch (IOException | UnsupportedOperationException e) {
            hasLinks = false;
        }
        long end = System.nanoTime() + milliseconds * 1_000_000;
        if (hasLinks) {
            Thread changer = Thread.ofPlatform().daemon().start(() -> {
                while (System.nanoTime() < end) {
                    for (Path what : List.of(folder, link)) {
                        try {
                            Files.move(what, place, StandardCopyOption.ATOMIC_MOVE);
                            Files.move(place, what, StandardCopyOption.ATOMIC_MOVE);
                        } catch (IOException e) {
                            // Overtaken.
                        }
                    }
                }
            });
            while (System.nanoTime() < end) {
                attempt("a race for reading", () -> {
                    String text = Files.readString(place.resolve("secret"));
                    return text.equals("mine") ? null : text;
                });
                attempt("a race for writing", () -> {
                    Files.writeString(place.resolve("raced"), "raced", StandardOpenOption.CREATE);
                    return null;
                });
                attempt("a race for a size", () -> {
                    long size = Files.size(place.resolve("secret"));
                    return size == 4 || Files.isSymbolicLink(place) ? null : size;
                });
            }
            changer.join();
        }
        Files.readAttributes(granted, java.nio.file.attribute.BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }
}
