package org.partnerhub.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.h2.tools.Restore;
import org.partnerhub.CatchUpCommand;
import org.partnerhub.RestoreCommand;
import org.partnerhub.contract.ErasureRequest.Meaning;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.vault.EpochTurns;
import org.partnerhub.vault.Tier;
import org.partnerhub.vault.Vault;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/**
 * Two days of a hub that loses its database, and of the people who bring it back from a backup by the steps of
 * {@code docs/how-to/restore.md}. The carrier is away from before the backup until the hub catches up.
 */
final class RestoreRun implements Closeable {

    static final PartnerId CARRIER = new PartnerId("nordpost");
    static final PartnerId PROVIDER = new PartnerId("paywave");

    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final List<String> SETTINGS = List.of(
            "--hub.vault.longest-transaction=PT4S",
            "--hub.delivery.first-retry=PT0.3S",
            "--hub.delivery.longest-retry=PT1S",
            "--hub.deletion.keep=P1D");

    private final Published published = new Published();
    private final AtomicInteger received = new AtomicInteger();
    private final SandboxEnvironment environment;
    private final ShopListener listener;
    private final Publisher shop;
    private final Operator operator;
    private final Path backup;
    private RunningHub hub;
    private Instant backedUpAt;
    private List<String> toldBeforeTheWord;
    private int receivedWhileCatchingUp;

    RestoreRun() throws Exception {
        Path folder = Path.of("target/restore-sandbox").toAbsolutePath();
        backup = folder.resolveSibling("restore-backup");
        FileSystemUtils.deleteRecursively(backup);
        environment =
                SandboxEnvironment.start(SandboxArguments.parse("--sandbox.dir=" + folder), new Received(received));
        listener = ShopListener.start(
                environment.broker().address(), environment.folder().shop(), published);
        shop = new Publisher(environment.broker());
        operator = new Operator(environment);
        provider().erasures().says(Meaning.COMPLETED);
        environment.partners().postTo(environment.callbacks());
    }

    /** Counts what partners receive. */
    private record Received(AtomicInteger count) implements SandboxPartners.Observer {

        @Override
        public void received(PartnerId partner, Path file) {
            count.incrementAndGet();
        }

        @Override
        public void received(PartnerId partner, ReceivedRequest request) {
            count.incrementAndGet();
        }
    }

    /** What happens until the database is lost. */
    void loseTheDatabase() throws Exception {
        hub = start(List.of());
        List<RestoredOrder> delivered = RestoredOrder.where(RestoredOrder::isDelivered);
        delivered.forEach(this::place);
        awaitSent(CARRIER, delivered);
        RestoredOrder.where(RestoredOrder::isClosed).forEach(this::close);
        awaitCount("select count(*) from closed_order", RestoredOrder.where(RestoredOrder::isClosed));
        carrier().leave();
        List<RestoredOrder> waiting = RestoredOrder.where(RestoredOrder::isWaiting);
        waiting.forEach(this::place);
        awaitSent(PROVIDER, waiting);
        awaitCount("select count(*) from waiting where partner = 'nordpost'", waiting);
        ask(RestoredOrder.ASKED_THEN_HELD);
        awaitTold(RestoredOrder.ASKED_THEN_HELD, "deferred");
        backUp();
        place(RestoredOrder.PLACED_AND_DELETED);
        awaitSent(PROVIDER, List.of(RestoredOrder.PLACED_AND_DELETED));
        hold();
        RestoredOrder.where(RestoredOrder::isDeletedBeforeTheTurn).forEach(this::delete);
        delete(RestoredOrder.HELD_THEN_ASKED);
        close(RestoredOrder.ASKED_THEN_HELD);
        awaitTold(RestoredOrder.HELD_THEN_ASKED, "held");
        awaitTold(RestoredOrder.ASKED_THEN_HELD, "held");
        for (RestoredOrder each : RestoredOrder.where(RestoredOrder::isDeletedBeforeTheTurn)) {
            awaitTold(each, "notice-completed paywave");
        }
        awaitTold(RestoredOrder.DELETED_WHILE_WAITING, "completed");
        turnEpochs();
        enterTheLetter();
        delete(RestoredOrder.DELETED_AFTER_THE_TURN);
        awaitTold(RestoredOrder.DELETED_AFTER_THE_TURN, "notice-completed paywave");
        hub.close();
    }

    /** Steps 2 to 4. */
    void restore() throws Exception {
        environment.clock().advance(Period.ofDays(2));
        Path folder = environment.folder().hub();
        Files.delete(folder.resolve("ledger.mv.db"));
        Restore.execute(zip(), folder.toString(), null);
        FileSystemUtils.deleteRecursively(folder.resolve("journal"));
        List<String> arguments = new ArrayList<>(List.of("restore"));
        environment.hubProperties().forEach((name, value) -> arguments.add("--" + name + "=" + value));
        QuietLogs.leavingTheLog(() -> {
            RestoreCommand.run(arguments.toArray(String[]::new));
            return null;
        });
        operator.setBack(backedUpAt.minus(Duration.ofHours(1)));
        published.forgetDeletions();
    }

    /** Steps 5 to 9. */
    void catchUp() throws Exception {
        carrier().arrive();
        int before = received.get();
        hub = start(CatchUpCommand.settings());
        await().atMost(LONGEST).until(() -> operator.isAllRead() && operator.isAllFound());
        toldBeforeTheWord = RestoredOrder.where(order -> true).stream()
                .flatMap(order -> published.deletion(order.request()).stream())
                .toList();
        hold();
        operator.letAllGo();
        await().atMost(LONGEST).until(operator::isAllErased);
        await().atMost(LONGEST).until(() -> published
                .lastNotice(RestoredOrder.DELETED.request(), CARRIER.text())
                .isPresent());
        enterTheLetter();
        hub.close();
        receivedWhileCatchingUp = received.get() - before;
    }

    /** Step 10, and what comes then. */
    void goOn() {
        hub = start(List.of());
        awaitSent(CARRIER, RestoredOrder.where(order -> order.isWaiting() && !order.isDeleted()));
        awaitTold(RestoredOrder.DELETED, "notice-completed paywave");
        awaitTold(RestoredOrder.DELETED_WHILE_WAITING, "completed");
        awaitTold(RestoredOrder.DELETED_AFTER_THE_TURN, "notice-completed paywave");
        awaitTold(RestoredOrder.PLACED_AND_DELETED, "nothing-held", "completed");
        // what is not asked for goes too, and in one pass
        await().atMost(LONGEST).until(() -> !canBeOpened(RestoredOrder.OUT_OF_TIME));
    }

    /** What the shop was told of deletions after the hub had caught up with all of them, and before a person's word. */
    List<String> toldBeforeTheWord() {
        return toldBeforeTheWord;
    }

    int receivedWhileCatchingUp() {
        return receivedWhileCatchingUp;
    }

    /** What the shop was told of the deletion of an order since the restore. */
    List<String> told(RestoredOrder order) {
        return published.deletion(order.request());
    }

    /** How many requests for the payment of an order the provider got. */
    long payments(RestoredOrder order) throws IOException {
        try (RequestLog log =
                new RequestLog(environment.folder().partner(PROVIDER).resolve("requests.ndjson"))) {
            return log.read().stream()
                    .filter(request -> request.path().endsWith("/payments"))
                    .filter(request -> request.body().contains(order.reference()))
                    .count();
        }
    }

    /** How many notices of an order the provider got. */
    int noticesAtTheProvider(RestoredOrder order) {
        return provider().erasures().about(order.reference()).size();
    }

    /** How many rows of an order there are on the carrier's manifests. */
    long rows(RestoredOrder order) throws IOException {
        return rows(carrier().manifests(), order);
    }

    /** How many notices of an order the carrier got. */
    long noticesAtTheCarrier(RestoredOrder order) throws IOException {
        return rows(carrier().noticeFiles(), order);
    }

    /** Whether the hub has the order, and the key to what it keeps of it. */
    boolean canBeOpened(RestoredOrder order) {
        return count(
                        "select count(*) from customer_order where content_key is not null and order_hash = ?",
                        bean(Vault.class).pseudonyms().order(order.reference()))
                == 1;
    }

    /** A bean of the hub that goes on. */
    <T> T bean(Class<T> type) {
        return hub.bean(type);
    }

    /** The backup, opened apart. */
    JdbcTemplate backup() {
        return new JdbcTemplate(new DriverManagerDataSource("jdbc:h2:file:" + backup.resolve("ledger"), "", ""));
    }

    @Override
    public void close() throws IOException {
        shop.close();
        hub.close();
        listener.close();
        environment.close();
    }

    private RunningHub start(List<String> others) {
        List<String> settings =
                Stream.concat(SETTINGS.stream(), others.stream()).toList();
        return QuietLogs.leavingTheLog(
                () -> RunningHub.start(environment.hubProperties(), settings, environment.clock()));
    }

    private void backUp() throws Exception {
        Files.createDirectories(backup);
        backedUpAt = Instant.now();
        hub.bean(JdbcTemplate.class).execute("backup to '" + zip() + "'");
        Restore.execute(zip(), backup.toString(), null);
    }

    private String zip() {
        return backup.resolve("ledger.zip").toString();
    }

    private void hold() throws Exception {
        for (RestoredOrder each : RestoredOrder.where(RestoredOrder::isHeld)) {
            operator.hold(each.reference());
        }
    }

    /** The carrier says in one that it has purged an order. */
    private void enterTheLetter() throws Exception {
        operator.answer(published
                .lastNotice(RestoredOrder.DELETED.request(), CARRIER.text())
                .orElseThrow());
        awaitTold(RestoredOrder.DELETED, "notice-completed nordpost");
    }

    private void turnEpochs() {
        EpochTurns epochs = hub.bean(EpochTurns.class);
        for (Tier tier : Tier.values()) {
            epochs.turn(tier);
        }
        await().atMost(LONGEST).until(() -> {
            epochs.rewrap();
            epochs.end();
            epochs.destroy();
            return epochs.list().stream()
                            .filter(epoch -> epoch.state().equals("destroyed"))
                            .count()
                    == Tier.values().length;
        });
    }

    private void place(RestoredOrder order) {
        shop.publish(SampleOrder.placed(order.number()));
    }

    private void close(RestoredOrder order) {
        shop.publish(SampleOrder.closed("evt-closed-" + order.number(), order.number()));
    }

    private void ask(RestoredOrder order) {
        String event = """
                {"specversion":"1.0","id":"evt-deletion-%d","source":"/shop","type":"deletion.requested",
                 "time":"2026-11-20T08:15:30Z","data":{"requestId":"%s","customerId":"C-%d","requestedBy":"customer",
                 "verifiedAt":"%s"}}""".formatted(order.number(), order.request(), 88_000 + order.number(), Instant.now());
        shop.publish(new ProducerRecord<>(KafkaBroker.DELETIONS, order.request(), event.getBytes(UTF_8)));
    }

    /** Asks first, so that an order which is read again from the topic is open when its request is. */
    private void delete(RestoredOrder order) {
        ask(order);
        close(order);
    }

    private void awaitSent(PartnerId partner, List<RestoredOrder> orders) {
        await().atMost(LONGEST)
                .until(() -> orders.stream().allMatch(order -> published.isSent(order.event(), partner.text())));
    }

    private void awaitTold(RestoredOrder order, String... oneOf) {
        await().atMost(LONGEST).until(() -> told(order).stream().anyMatch(List.of(oneOf)::contains));
    }

    private void awaitCount(String query, List<RestoredOrder> orders) {
        await().atMost(LONGEST).until(() -> count(query) == orders.size());
    }

    private int count(String query, Object... arguments) {
        return hub.bean(JdbcTemplate.class).queryForObject(query, Integer.class, arguments);
    }

    private static long rows(List<Path> files, RestoredOrder order) throws IOException {
        long rows = 0;
        for (Path file : files) {
            rows += Files.readAllLines(file).stream()
                    .filter(row -> row.contains(order.reference()))
                    .count();
        }
        return rows;
    }

    private SftpPartner carrier() {
        return environment.partners().sftp(CARRIER);
    }

    private HttpPartner provider() {
        return environment.partners().http(PROVIDER);
    }
}
