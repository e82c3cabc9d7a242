// SPDX-License-Identifier: Apache-2.0
// Tests: stream sockets: data both ways, end of stream, options, and the exceptions of what cannot be.
// Expects: the same texts of exceptions.
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

public class Streams {
    interface Action {
        Object run() throws Exception;
    }

    static void show(String what, Action action) {
        try {
            System.out.println(what + ": " + action.run());
        } catch (Exception e) {
            System.out.println(what + ": " + e);
        }
    }

    static String echo() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread thread = new Thread(() -> {
                try (Socket peer = server.accept()) {
                    InputStream in = peer.getInputStream();
                    for (int b = in.read(); b != -1; b = in.read()) peer.getOutputStream().write(b + 1);
                } catch (IOException e) {
                    System.out.println(e);
                }
            });
            thread.start();
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.getLocalPort())) {
                socket.getOutputStream().write("HAL".getBytes());
                socket.shutdownOutput();
                String answer = new String(socket.getInputStream().readAllBytes());
                thread.join();
                return answer + " " + socket.isConnected() + " " + (socket.getPort() == server.getLocalPort());
            }
        }
    }

    static int unusedPort() throws IOException {
        try (ServerSocket server = new ServerSocket(0)) {
            return server.getLocalPort();
        }
    }

    static String options() throws IOException {
        try (Socket socket = new Socket()) {
            socket.setTcpNoDelay(true);
            socket.setSoLinger(true, 3);
            socket.setKeepAlive(true);
            socket.setSoTimeout(70);
            return socket.getTcpNoDelay() + " " + socket.getSoLinger() + " " + socket.getKeepAlive() + " "
                + socket.getSoTimeout();
        }
    }

    public static void main(String[] args) {
        show("echo", Streams::echo);
        show("options", Streams::options);
        show("refused", () -> new Socket("127.0.0.1", unusedPort()));
        show("in use", () -> {
            try (ServerSocket server = new ServerSocket(0)) {
                return new ServerSocket(server.getLocalPort());
            }
        });
        show("nobody comes", () -> {
            try (ServerSocket server = new ServerSocket(0)) {
                server.setSoTimeout(20);
                return server.accept();
            }
        });
        show("nothing comes", () -> {
            try (ServerSocket server = new ServerSocket(0);
                Socket socket = new Socket("127.0.0.1", server.getLocalPort())) {
                socket.setSoTimeout(20);
                return socket.getInputStream().read();
            }
        });
        show("reset", () -> {
            try (ServerSocket server = new ServerSocket(0);
                Socket socket = new Socket("127.0.0.1", server.getLocalPort())) {
                Socket peer = server.accept();
                peer.setSoLinger(true, 0);
                peer.close();
                return socket.getInputStream().read();
            }
        });
    }
}
