// SPDX-License-Identifier: Apache-2.0
// Sample: sockets on the loopback interface: an echo server for a fixed number of clients, then a channel with a selector.
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

public class Echo {
    static final int TIMEOUT_MS = 5000;

    static void serve(ServerSocket server, int clients) {
        try {
            for (int i = 0; i < clients; i++) {
                try (Socket s = server.accept();
                        BufferedReader in = new BufferedReader(new InputStreamReader(s.getInputStream(),
                                StandardCharsets.UTF_8));
                        PrintWriter out = new PrintWriter(s.getOutputStream(), true, StandardCharsets.UTF_8)) {
                    s.setSoTimeout(TIMEOUT_MS);
                    for (String line; (line = in.readLine()) != null;) {
                        out.println("echo " + line);
                    }
                }
            }
        } catch (IOException e) {
            System.out.println("server: " + e);
        }
    }

    static void streams() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(TIMEOUT_MS);
            Thread thread = new Thread(() -> serve(server, 2));
            thread.start();
            for (int c = 1; c <= 2; c++) {
                try (Socket s = new Socket(server.getInetAddress(), server.getLocalPort());
                        BufferedReader in = new BufferedReader(new InputStreamReader(s.getInputStream(),
                                StandardCharsets.UTF_8));
                        PrintWriter out = new PrintWriter(s.getOutputStream(), true, StandardCharsets.UTF_8)) {
                    s.setSoTimeout(TIMEOUT_MS);
                    for (String word : new String[] {"hello from " + c, "grüße"}) {
                        out.println(word);
                        System.out.println(in.readLine());
                    }
                }
            }
            thread.join();
        }
    }

    static void selector() throws Exception {
        try (Selector selector = Selector.open(); ServerSocketChannel server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)).configureBlocking(false);
            server.register(selector, SelectionKey.OP_ACCEPT);
            SocketChannel client = SocketChannel.open(server.getLocalAddress());
            client.write(ByteBuffer.wrap("ping".getBytes(StandardCharsets.US_ASCII)));
            boolean answered = false;
            while (!answered && selector.select(TIMEOUT_MS) > 0) {
                for (SelectionKey key : selector.selectedKeys()) {
                    if (key.isAcceptable()) {
                        SocketChannel peer = server.accept();
                        peer.configureBlocking(false);
                        peer.register(selector, SelectionKey.OP_READ);
                    } else if (key.isReadable()) {
                        ByteBuffer buffer = ByteBuffer.allocate(16);
                        SocketChannel peer = (SocketChannel) key.channel();
                        peer.read(buffer);
                        System.out.println("selected " + StandardCharsets.US_ASCII.decode(buffer.flip()));
                        peer.write(ByteBuffer.wrap("pong".getBytes(StandardCharsets.US_ASCII)));
                        peer.close();
                        answered = true;
                    }
                }
                selector.selectedKeys().clear();
            }
            System.out.println(new String(client.socket().getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
            client.close();
        }
    }

    public static void main(String[] args) throws Exception {
        streams();
        selector();
    }
}
