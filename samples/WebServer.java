// SPDX-License-Identifier: Apache-2.0
// Tests: an HTTP server on the loopback interface, by virtual threads, and a client that asks it: pages, a form, an upload,
// a missing page, a connection kept open.
// Expects: the answers, in the order of the questions.
import java.io.*;
import java.net.*;
import java.nio.charset.StandardCharsets;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.AtomicInteger;

public class WebServer implements Closeable {
    record Request(String method, String path, Map<String, String> headers, byte[] body) {}

    record Response(int status, String type, byte[] body) {
        static Response text(int status, String text) {
            return new Response(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
        }
    }

    interface Handler { Response handle(Request request) throws Exception; }

    private final ServerSocket socket;
    private final Map<String, Handler> handlers = new TreeMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    final AtomicInteger connections = new AtomicInteger();

    WebServer() throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        socket.setSoTimeout(20_000);
    }

    int port() { return socket.getLocalPort(); }

    WebServer on(String path, Handler handler) {
        handlers.put(path, handler);
        return this;
    }

    void start() {
        threads.submit(() -> {
            while (!socket.isClosed()) {
                Socket connection = socket.accept();
                connections.incrementAndGet();
                threads.submit(() -> serve(connection));
            }
            return null;
        });
    }

    /** One connection, for as many requests as the client sends. */
    private Void serve(Socket connection) throws IOException {
        try (connection) {
            connection.setSoTimeout(20_000);
            InputStream in = new BufferedInputStream(connection.getInputStream());
            OutputStream out = new BufferedOutputStream(connection.getOutputStream());
            for (Request r; (r = read(in)) != null; ) {
                Response answer = answer(r);
                boolean ends = "close".equalsIgnoreCase(r.headers().get("connection"));
                out.write(("HTTP/1.1 " + answer.status() + " " + reason(answer.status()) + "\r\nContent-Type: "
                        + answer.type() + "\r\nContent-Length: " + answer.body().length
                        + (ends ? "\r\nConnection: close" : "") + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
                if (!r.method().equals("HEAD")) out.write(answer.body());
                out.flush();
                if (ends) break;
            }
        }
        return null;
    }

    private Response answer(Request r) {
        String path = r.path().split("\\?", 2)[0];
        Handler handler = handlers.get(path);
        if (handler == null) return Response.text(404, "there is no " + path + " here\n");
        try {
            return handler.handle(r);
        } catch (Exception e) {
            return Response.text(500, e + "\n");
        }
    }

    private static String reason(int status) {
        return switch (status) { case 200 -> "OK"; case 404 -> "Not Found"; default -> "Internal Server Error"; };
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int c; (c = in.read()) != '\n'; ) {
            if (c < 0) return null;
            if (c != '\r') line.write(c);
        }
        return line.toString(StandardCharsets.US_ASCII);
    }

    private static Request read(InputStream in) throws IOException {
        String first = line(in);
        if (first == null) return null;
        String[] words = first.split(" ");
        Map<String, String> headers = new HashMap<>();
        for (String l; (l = line(in)) != null && !l.isEmpty(); ) {
            String[] pair = l.split(":", 2);
            headers.put(pair[0].toLowerCase(Locale.ROOT), pair[1].strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        return new Request(words[0], words[1], headers, in.readNBytes(length));
    }

    @Override public void close() throws IOException {
        socket.close();
        threads.shutdownNow();
    }

    static Map<String, String> form(String text) {
        Map<String, String> form = new TreeMap<>();
        for (String pair : text.split("&")) {
            String[] parts = pair.split("=", 2);
            form.put(URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
                    URLDecoder.decode(parts.length > 1 ? parts[1] : "", StandardCharsets.UTF_8));
        }
        return form;
    }

    static void ask(WebServer server, String method, String path, String body) throws IOException {
        var connection = (HttpURLConnection) URI.create("http://127.0.0.1:" + server.port() + path).toURL().openConnection();
        connection.setRequestMethod(method);
        connection.setConnectTimeout(10_000);
        connection.setReadTimeout(10_000);
        if (body != null) {
            connection.setDoOutput(true);
            connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
        }
        int status = connection.getResponseCode();
        InputStream in = status < 400 ? connection.getInputStream() : connection.getErrorStream();
        String text = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        System.out.print(method + " " + path + " -> " + status + " " + connection.getContentType() + "\n"
                + text.indent(2));
    }

    public static void main(String[] args) throws Exception {
        var visits = new ConcurrentHashMap<String, Integer>();
        var server = new WebServer()
                .on("/", r -> Response.text(200, "Grüße aus der virtuellen Maschine\n"))
                .on("/square", r -> {
                    long n = Long.parseLong(form(r.path().split("\\?", 2)[1]).get("n"));
                    return Response.text(200, n + "² = " + n * n + "\n");
                })
                .on("/echo", r -> Response.text(200, form(new String(r.body(), StandardCharsets.UTF_8)) + "\n"))
                .on("/count", r -> Response.text(200, visits.merge("all", 1, Integer::sum) + "\n"))
                .on("/binary", r -> new Response(200, "application/octet-stream", new byte[70_000]));
        try (server) {
            server.start();
            ask(server, "GET", "/", null);
            ask(server, "GET", "/square?n=1234567", null);
            ask(server, "GET", "/square?n=many", null);
            ask(server, "POST", "/echo", "name=J%C3%BCrgen&empty=&what=two+words");
            ask(server, "HEAD", "/binary", null);
            ask(server, "GET", "/nowhere", null);
            try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Callable<Integer>> work = new ArrayList<>();
                for (int i = 0; i < 40; i++) {
                    work.add(() -> {
                        URL url = URI.create("http://127.0.0.1:" + server.port() + "/count").toURL();
                        try (InputStream in = url.openStream()) {
                            return Integer.parseInt(new String(in.readAllBytes(), StandardCharsets.UTF_8).strip());
                        }
                    });
                }
                var seen = new TreeSet<Integer>();
                for (var f : clients.invokeAll(work)) seen.add(f.get());
                System.out.println("40 clients at once were numbers " + seen.first() + " to " + seen.last() + ", "
                        + seen.size() + " of them different");
            }
            byte[] big = URI.create("http://127.0.0.1:" + server.port() + "/binary").toURL().openStream().readAllBytes();
            System.out.println("a page of " + big.length + " bytes");
        }
        System.out.println("connections: " + (server.connections.get() > 0 ? "some" : "none"));
    }
}
