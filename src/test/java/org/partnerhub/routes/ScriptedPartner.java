package org.partnerhub.routes;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A partner that takes requests and answers as a test tells it to. */
final class ScriptedPartner implements AutoCloseable {

    /** What came. */
    record Request(String method, String path, String idempotencyKey, String body) {}

    /**
     * What is answered; {@code retryAfter} may be null.
     *
     * @param headers further ones
     * @param length how many bytes it is said to have; more than it has, and it breaks off
     */
    record Answer(int status, String retryAfter, Map<String, String> headers, String body, long length) {

        Answer(int status, String retryAfter) {
            this(status, retryAfter, Map.of(), "", -1);
        }

        static Answer of(int status) {
            return new Answer(status, null);
        }

        static Answer saying(String body) {
            return new Answer(200, null, Map.of(), body, body.length());
        }

        Answer with(int otherStatus, Map<String, String> otherHeaders) {
            return new Answer(otherStatus, retryAfter, otherHeaders, body, length);
        }

        Answer thatBreaksOff() {
            return new Answer(status, retryAfter, headers, body, length + 1);
        }
    }

    private final Queue<Request> requests = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private volatile Function<Request, Answer> script = request -> Answer.of(201);

    ScriptedPartner() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Forgets what came, and answers like this from now on. */
    void answers(Function<Request, Answer> answer) {
        requests.clear();
        script = answer;
    }

    List<Request> requests() {
        return List.copyOf(requests);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Request request = new Request(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                    new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            requests.add(request);
            Answer answer = script.apply(request);
            if (answer.retryAfter() != null) {
                exchange.getResponseHeaders().add("Retry-After", answer.retryAfter());
            }
            answer.headers().forEach(exchange.getResponseHeaders()::add);
            exchange.sendResponseHeaders(answer.status(), answer.length());
            exchange.getResponseBody().write(answer.body().getBytes(UTF_8));
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
