// SPDX-License-Identifier: Apache-2.0
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;

/**
 * Threads that talk to each other by sockets and by queues, beside others that only compute: whoever waits must be woken,
 * whether processors are idle or not. Words: pairs, turns, threads that compute. Prints what was heard.
 */
public class Converse {
    static volatile boolean isOver;
    static volatile long work;

    static void compute() {
        long sum = 0;
        while (!isOver) sum = sum * 31 + 7;
        work = sum;
    }

    static void answer(Socket socket) {
        try (socket) {
            int heard;
            while ((heard = socket.getInputStream().read()) >= 0) socket.getOutputStream().write(heard + 1);
        } catch (IOException end) {
            throw new java.io.UncheckedIOException(end);
        }
    }

    public static void main(String[] words) throws Exception {
        int pairs = Integer.parseInt(words[0]), turns = Integer.parseInt(words[1]), hogs = Integer.parseInt(words[2]);
        var sums = new long[pairs];
        var done = new CountDownLatch(pairs);
        var queue = new SynchronousQueue<Integer>();
        for (int i = 0; i < hogs; i++) Thread.ofPlatform().daemon().start(Converse::compute);
        try (var server = new ServerSocket(0, pairs, InetAddress.getLoopbackAddress())) {
            for (int i = 0; i < pairs; i++) {
                int pair = i;
                var client = new Socket(server.getInetAddress(), server.getLocalPort());
                var other = server.accept();
                client.setTcpNoDelay(true);
                other.setTcpNoDelay(true);
                Thread.ofPlatform().start(() -> answer(other));
                Thread.ofPlatform().start(() -> {
                    try (client) {
                        for (int turn = 0; turn < turns; turn++) {
                            client.getOutputStream().write(turn & 127);
                            sums[pair] += client.getInputStream().read();
                            if (turn % 64 == 0) queue.put(1);
                        }
                    } catch (IOException | InterruptedException end) {
                        throw new IllegalStateException(end);
                    }
                    done.countDown();
                });
            }
            int taken = 0;
            for (int i = 0; i < pairs * ((turns + 63) / 64); i++) taken += queue.take();
            done.await();
            isOver = true;
            System.out.println(java.util.Arrays.stream(sums).sum() + " " + taken);
        }
    }
}
