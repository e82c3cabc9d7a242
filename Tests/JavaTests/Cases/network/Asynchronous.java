// SPDX-License-Identifier: Apache-2.0
// Tests: asynchronous channels: accept, connect, read and write by futures and by handlers; time-outs; closing.
// Expects: the bytes, and the exceptions that end what is pending.
import java.net.*;
import java.nio.ByteBuffer;
import java.nio.channels.*;
import java.util.concurrent.*;

public class Asynchronous {
    static <T> CompletionHandler<T, CompletableFuture<T>> handler() {
        return new CompletionHandler<>() {
            public void completed(T result, CompletableFuture<T> future) { future.complete(result); }
            public void failed(Throwable problem, CompletableFuture<T> future) { future.completeExceptionally(problem); }
        };
    }

    static void report(Future<?> future) throws InterruptedException {
        try {
            System.out.println(future.get());
        } catch (ExecutionException e) {
            System.out.println(e.getCause().getClass().getSimpleName());
        }
    }

    public static void main(String[] args) throws Exception {
        try (var server = AsynchronousServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            Future<AsynchronousSocketChannel> accepted = server.accept();
            var client = AsynchronousSocketChannel.open();
            report(client.connect(server.getLocalAddress()));
            var peer = accepted.get();
            report(client.write(ByteBuffer.wrap("abc".getBytes())));
            ByteBuffer buffer = ByteBuffer.allocate(10);
            CompletableFuture<Integer> read = new CompletableFuture<>();
            peer.read(buffer, read, handler());
            report(read);
            CompletableFuture<Integer> late = new CompletableFuture<>();
            peer.read(buffer, 20, TimeUnit.MILLISECONDS, late, handler());
            report(late);
            Future<Integer> pending = client.read(ByteBuffer.allocate(1));
            client.close();
            report(pending);
            Future<?> waiting = server.accept();
            try { server.accept(); } catch (AcceptPendingException e) { System.out.println("one at a time"); }
            server.close();
            report(waiting);
        }
    }
}
