// SPDX-License-Identifier: Apache-2.0
// Tests: what sockets, channels, selectors and addresses refuse, and how they say so.
// Expects: the exceptions of the JDK with the texts of the system.
import java.io.*;
import java.net.*;
import java.nio.*;
import java.nio.channels.*;
import java.nio.file.*;
import java.nio.file.attribute.*;
import java.util.*;
import java.util.zip.*;

public class Refusals {
    interface R { Object run() throws Throwable; }
    static Path base;

    static void t(String n, R r) {
        String text;
        try { text = n + " = " + r.run(); } catch (Throwable e) { text = n + " ! " + e + (e.getCause() != null ? " <- " + e.getCause() : ""); }
        System.out.println(base == null ? text : text.replace(base.toString(), "BASE"));
    }

    public static void main(String[] a) throws Exception {
        t("host3", () -> InetAddress.getByName("::1").getHostAddress());
        t("host5", () -> InetAddress.getByAddress(new byte[3]));
        t("connect", () -> new Socket("127.0.0.1", 1));
        t("port", () -> new Socket("127.0.0.1", 70000));
        t("accept", () -> { try (var s = new ServerSocket(0)) { s.setSoTimeout(20); return s.accept(); } });
        t("read", () -> { try (var s = new ServerSocket(0); var c = new Socket("127.0.0.1", s.getLocalPort()); var p = s.accept()) { c.setSoTimeout(20); return c.getInputStream().read(); } });
        t("reset", () -> { try (var s = new ServerSocket(0); var c = new Socket("127.0.0.1", s.getLocalPort())) { var p = s.accept(); p.setSoLinger(true, 0); p.close(); return c.getInputStream().read(); } });
        t("closedsock", () -> { var s = new Socket(); s.close(); s.connect(new InetSocketAddress("127.0.0.1", 1)); return 0; });
        t("notconn", () -> new Socket().getInputStream());
        t("unres", () -> { var s = SocketChannel.open(); s.connect(InetSocketAddress.createUnresolved("x.invalid", 1)); return 0; });
        t("url", () -> URI.create("http://127.0.0.1:1/").toURL().openStream());
        t("uri3", () -> URI.create("a b"));
        t("udp", () -> { try (var s = new DatagramSocket(0)) { s.setSoTimeout(20); s.receive(new DatagramPacket(new byte[1], 1)); return 0; } });
        t("nonblock", () -> { try (var s = ServerSocketChannel.open()) { s.configureBlocking(false); s.bind(null); return s.accept(); } });
        t("nyc", () -> SocketChannel.open().write(ByteBuffer.allocate(1)));
        t("sel", () -> { var s = Selector.open(); s.close(); return s.select(); });
        t("reg", () -> SocketChannel.open().register(Selector.open(), 1));
        t("opt", () -> new Socket().getOption(StandardSocketOptions.IP_MULTICAST_TTL));
        t("opt2", () -> { var s = new Socket(); s.setOption(StandardSocketOptions.SO_RCVBUF, -1); return 0; });
        t("unix", () -> SocketChannel.open(UnixDomainSocketAddress.of("/tmp/nope.sock")));
        t("unix2", () -> SocketChannel.open(UnixDomainSocketAddress.of("x".repeat(200))));
    }
}
