// SPDX-License-Identifier: Apache-2.0
// Tests: threads that block on sockets and channels are woken when these are closed or the thread is interrupted.
// Expects: the right exceptions, and nobody still blocked.
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

public class Closing {
    interface Action {
        Object run() throws Exception;
    }

    /** Runs `blocked` on a thread of its own, then `release`, and shows how the first ended. */
    static void show(String what, Action blocked, ThreadAction release) throws Exception {
        Object[] result = new Object[1];
        Thread thread = new Thread(() -> {
            try {
                result[0] = blocked.run();
            } catch (Exception e) {
                result[0] = e + " " + Thread.currentThread().isInterrupted();
            }
        });
        thread.start();
        Thread.sleep(300);
        release.run(thread);
        thread.join(10_000);
        System.out.println(what + ": " + result[0]);
    }

    interface ThreadAction {
        void run(Thread thread) throws Exception;
    }

    public static void main(String[] args) throws Exception {
        ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.getLocalPort());
        show("read", () -> socket.getInputStream().read(), thread -> socket.close());
        show("accept", () -> {
            server.accept();
            return server.accept();
        }, thread -> server.close());

        ServerSocketChannel listening = ServerSocketChannel.open();
        listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        SocketChannel first = SocketChannel.open(listening.getLocalAddress());
        show("channel closed", () -> first.read(ByteBuffer.allocate(1)), thread -> first.close());
        SocketChannel second = SocketChannel.open(listening.getLocalAddress());
        show("interrupted", () -> second.read(ByteBuffer.allocate(1)), Thread::interrupt);
        System.out.println(second.isOpen());
        show("interrupted accept", () -> {
            while (listening.accept() != null) {}
            return null;
        }, Thread::interrupt);
        System.out.println(listening.isOpen());
        for (int i = 0; i < 50; i++) {
            // Without waiting: the close meets the read anywhere on its way.
            try (ServerSocketChannel again = ServerSocketChannel.open()) {
                again.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                SocketChannel channel = SocketChannel.open(again.getLocalAddress());
                Thread reader = new Thread(() -> {
                    try {
                        channel.read(ByteBuffer.allocate(1));
                    } catch (IOException e) {
                        // Closed before or during the read.
                    }
                });
                reader.start();
                channel.close();
                reader.join(10_000);
                if (reader.isAlive()) System.out.println("still blocked");
            }
        }
    }
}
