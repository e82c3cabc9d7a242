// SPDX-License-Identifier: Apache-2.0
// Tests: non-blocking channels with a selector, Unix-domain sockets, pipes, datagrams.
// Expects: what was sent arrives; texts of exceptions.
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;

public class Selecting {
    static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes());
    }

    static String text(ByteBuffer buffer) {
        return new String(buffer.array(), 0, buffer.position());
    }

    static void selector() throws Exception {
        try (Selector selector = Selector.open(); ServerSocketChannel server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)).configureBlocking(false);
            server.register(selector, SelectionKey.OP_ACCEPT);
            SocketChannel client = SocketChannel.open();
            client.configureBlocking(false);
            client.connect(server.getLocalAddress());
            client.register(selector, SelectionKey.OP_CONNECT);
            String received = null;
            while (received == null && selector.select(5000) > 0) {
                for (SelectionKey key : selector.selectedKeys()) {
                    if (key.isAcceptable()) {
                        server.accept().write(bytes("welcome"));
                    } else if (key.isConnectable() && client.finishConnect()) {
                        key.interestOps(SelectionKey.OP_READ);
                    } else if (key.isReadable()) {
                        ByteBuffer buffer = ByteBuffer.allocate(20);
                        client.read(buffer);
                        received = text(buffer);
                    }
                }
                selector.selectedKeys().clear();
            }
            System.out.println(received + " " + selector.selectNow() + " " + client.read(ByteBuffer.allocate(1)));
            Thread waker = new Thread(selector::wakeup);
            waker.start();
            System.out.println(selector.select());
        }
    }

    static void unixDomain() throws Exception {
        Path path = Files.createTempDirectory("unix").resolve("socket");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(path));
            SocketChannel client = SocketChannel.open(UnixDomainSocketAddress.of(path));
            SocketChannel peer = server.accept();
            client.write(new ByteBuffer[] {bytes("ab"), bytes("cde")});
            ByteBuffer buffer = ByteBuffer.allocate(10);
            peer.read(buffer);
            client.close();
            System.out.println(text(buffer) + " " + peer.read(buffer) + " "
                + server.getLocalAddress().toString().equals(path.toString()) + " [" + peer.getRemoteAddress() + "]");
        }
        Files.delete(path);
        Files.delete(path.getParent());
    }

    static void pipe() throws Exception {
        Pipe pipe = Pipe.open();
        pipe.sink().write(bytes("pipe"));
        ByteBuffer buffer = ByteBuffer.allocate(10);
        pipe.source().read(buffer);
        pipe.source().close();
        try {
            pipe.sink().write(bytes("x"));
        } catch (java.io.IOException e) {
            System.out.println(text(buffer) + " " + e.getMessage());
        }
    }

    static void datagrams() throws Exception {
        int unused;
        try (DatagramSocket receiver = new DatagramSocket(0, InetAddress.getLoopbackAddress());
            DatagramSocket sender = new DatagramSocket()) {
            sender.send(new DatagramPacket("packet".getBytes(), 6, receiver.getLocalSocketAddress()));
            DatagramPacket packet = new DatagramPacket(new byte[10], 10);
            receiver.receive(packet);
            System.out.println(new String(packet.getData(), 0, packet.getLength()) + " "
                + (packet.getPort() == sender.getLocalPort()) + " " + packet.getAddress());
            receiver.setSoTimeout(20);
            try {
                receiver.receive(packet);
            } catch (SocketTimeoutException e) {
                System.out.println(e.getMessage());
            }
            unused = receiver.getLocalPort();
        }
        try (DatagramChannel channel = DatagramChannel.open()) {
            channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), unused));
            channel.write(bytes("x"));
            channel.read(ByteBuffer.allocate(1));
        } catch (PortUnreachableException e) {
            System.out.println("unreachable");
        }
    }

    public static void main(String[] args) throws Exception {
        selector();
        unixDomain();
        pipe();
        datagrams();
    }
}
