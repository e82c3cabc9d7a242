// SPDX-License-Identifier: Apache-2.0
// Tests: sockets of the Unix domain: a server by path, an unnamed client, half-closed connections, errors.
// Expects: the bytes, and the names of exceptions.
import java.io.IOException;
import java.net.*;
import java.nio.ByteBuffer;
import java.nio.channels.*;
import java.nio.file.*;

public class UnixDomain {
    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("unix");
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(folder.resolve("socket"));
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(address)) {
            System.out.println(Files.exists(address.getPath()) + " " + server.getLocalAddress().equals(address));
            try (SocketChannel client = SocketChannel.open(address); SocketChannel peer = server.accept()) {
                System.out.println("[" + client.getLocalAddress() + "] " + client.getRemoteAddress().equals(address));
                client.write(ByteBuffer.wrap("question".getBytes()));
                client.shutdownOutput();
                ByteBuffer buffer = ByteBuffer.allocate(20);
                while (peer.read(buffer) >= 0) { }
                System.out.println(new String(buffer.array(), 0, buffer.position()));
                peer.write(buffer.clear().put((byte) 42).flip());
                ByteBuffer answer = ByteBuffer.allocateDirect(4);
                System.out.println(client.read(answer) + " " + answer.get(0));
                System.out.println(client.supportedOptions().contains(StandardSocketOptions.SO_RCVBUF));
            }
            try { ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(address); } catch (BindException e) {
                System.out.println(e.getMessage());
            }
        }
        try { SocketChannel.open(UnixDomainSocketAddress.of(folder.resolve("none"))); } catch (SocketException e) {
            System.out.println(e.getClass().getSimpleName() + " " + e.getMessage());
        }
        try { SocketChannel.open(StandardProtocolFamily.UNIX).bind(new InetSocketAddress(0)); } catch (UnsupportedAddressTypeException e) {
            System.out.println("wrong kind");
        }
        Files.delete(address.getPath());
        Files.delete(folder);
    }
}
