package org.partnerhub.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.partnerhub.contract.Connection;
import org.partnerhub.contract.Contract;
import org.partnerhub.contract.OpenDsr;

/** A provider's HTTP API: takes any request that proves itself as the contract says, the same one twice as one, and answers questions. */
final class HttpPartner implements StandIn {

    static {
        // without it each answer costs 40 ms; read once, by the server's first start
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final URI uri;
    private final Clock clock;
    private final RequestLog log;
    private final Optional<Credential> credential;
    private final Consumer<ReceivedRequest> onReceived;
    private final Map<String, ReceivedRequest> accepted = new ConcurrentHashMap<>();
    private volatile HttpBehaviour behaviour = HttpBehaviour.ACCEPTS;
    private final Optional<ProviderDesk> desk;
    private final Optional<OpenDsrDesk> openDsr;
    private final ErasureDesk erasures;
    private HttpServer server;
    private ExecutorService workers;

    /** The header that proves who asks. */
    private record Credential(String header, String value) {}

    /**
     * Its other half.
     *
     * @param payments posts what becomes of payments, if anything does
     * @param clock tells it when something comes
     */
    record Desks(Optional<ProviderDesk> payments, Clock clock) {}

    HttpPartner(
            Path root,
            int port,
            Contract contract,
            Desks desks,
            SandboxSecrets secrets,
            Consumer<ReceivedRequest> onReceived)
            throws IOException {
        this.desk = desks.payments();
        this.clock = desks.clock();
        Optional<OpenDsr> asked = contract.deletion().openDsr();
        this.openDsr =
                asked.isEmpty() ? Optional.empty() : Optional.of(new OpenDsrDesk(asked.get(), secrets, desks.clock()));
        this.erasures = new ErasureDesk(contract, openDsr, desks.clock());
        String path =
                Optional.ofNullable(contract.connection().uri().getRawPath()).orElse("");
        this.uri = URI.create("http://127.0.0.1:" + port + path);
        this.onReceived = onReceived;
        Optional<Connection.Authorization> authorization = contract.connection().authorization();
        this.credential =
                authorization.isEmpty() ? Optional.empty() : Optional.of(credential(authorization.get(), secrets));
        this.log = new RequestLog(root.resolve("requests.ndjson"));
        for (ReceivedRequest request : log.read()) {
            if (erasures.isNotice(request)) {
                erasures.keepAgain(request);
            } else {
                keep(request);
            }
        }
    }

    /** From now on posts to the hub what becomes of payments, those included that it was asked for before. */
    void postTo(URI hub) {
        desk.ifPresent(posting -> {
            posting.postTo(hub);
            accepted.values().forEach(posting::accept);
        });
    }

    /** What posts the results of payments, if anything does. */
    Optional<ProviderDesk> desk() {
        return desk;
    }

    /** From now on answers so; for tests of what a partner may do. */
    void behave(HttpBehaviour behaviour) {
        this.behaviour = behaviour;
    }

    @Override
    public URI uri() {
        return uri;
    }

    @Override
    public synchronized void arrive() throws IOException {
        if (server != null) {
            return;
        }
        workers = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "http-partner");
            thread.setDaemon(true);
            return thread;
        });
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", uri.getPort()), 0);
        server.setExecutor(workers);
        server.createContext("/", this::handle);
        server.start();
    }

    @Override
    public synchronized void leave() {
        if (server != null) {
            server.stop(0);
            workers.shutdownNow();
            server = null;
        }
    }

    /** What it was asked to purge. */
    ErasureDesk erasures() {
        return erasures;
    }

    /** How many different requests it has accepted, deletion notices not counted. */
    @Override
    public long received() {
        return accepted.size();
    }

    @Override
    public long notices() {
        return erasures.orders();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            ReceivedRequest request = ReceivedRequest.of(exchange, clock.instant());
            log.append(request);
            HttpReply reply = reply(request);
            if (reply.status() < 300) {
                onReceived.accept(request);
            }
            pause(reply);
            if (!reply.lost()) {
                send(exchange, reply);
            }
            if (reply.status() < 300 && !erasures.isNotice(request)) {
                desk.ifPresent(posting -> posting.accept(request));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        leave();
        openDsr.ifPresent(OpenDsrDesk::close);
    }

    private HttpReply reply(ReceivedRequest request) {
        if (credential.isPresent() && !proves(request, credential.get())) {
            return HttpReply.of(401);
        }
        if (erasures.isQuestion(request)) {
            return erasures.reply(request);
        }
        if (request.isQuestion()) {
            return desk.flatMap(asked -> asked.answer(request.path()))
                    .map(body -> HttpReply.of(200).saying(body))
                    .orElse(HttpReply.of(404));
        }
        HttpReply reply = behaviour.reply(request);
        if (reply.status() < 300) {
            keep(request);
        }
        return reply.status() < 300 && erasures.isNotice(request) ? erasures.reply(request) : reply;
    }

    private void keep(ReceivedRequest request) {
        if (erasures.isNotice(request)) {
            erasures.keep(request);
        } else {
            request.idempotencyKey().ifPresent(key -> accepted.putIfAbsent(key, request));
        }
    }

    private static boolean proves(ReceivedRequest request, Credential credential) {
        return request.header(credential.header())
                .filter(credential.value()::equals)
                .isPresent();
    }

    private static void pause(HttpReply reply) throws InterruptedException {
        // a slow partner is what it plays
        TimeUnit.MILLISECONDS.sleep(reply.delay().toMillis());
    }

    private static void send(HttpExchange exchange, HttpReply reply) throws IOException {
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        reply.retryAfter().ifPresent(value -> exchange.getResponseHeaders().set("Retry-After", value));
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private static Credential credential(Connection.Authorization authorization, SandboxSecrets secrets)
            throws IOException {
        return new Credential(authorization.header(), authorization.prefix() + secrets.random(authorization.secret()));
    }
}
