package org.partnerhub.sandbox;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.partnerhub.contract.PartnerId;

/** Hubs that are killed one after the other on the same files, each with new orders to handle, and one that finishes. */
final class KillChain implements Callable<KillChain>, Closeable {

    static final PartnerId CARRIER = new PartnerId("nordpost");
    static final PartnerId PROVIDER = new PartnerId("paywave");

    private static final int ORDERS_EACH = 3;
    private static final Duration LONGEST = Duration.ofMinutes(3);

    private final String name;
    private final int first;
    private final Set<HaltPoint> points;
    private final boolean inMidUpload;
    private final SandboxEnvironment environment;

    private final Map<HaltPoint, Integer> ends = new EnumMap<>(HaltPoint.class);
    private final List<SampleOrder> placed = new ArrayList<>();
    private final List<SampleOrder> cancelled = new ArrayList<>();
    private final List<SampleOrder> refunded = new ArrayList<>();
    private Optional<Integer> endInMidUpload = Optional.empty();
    private List<Path> partsAfterIt = List.of();
    private final List<JsonNode> results = new CopyOnWriteArrayList<>();
    private final List<JsonNode> notAccepted = new CopyOnWriteArrayList<>();
    private final AnswerBooks answers = new AnswerBooks();
    private int endOfTheLast;

    /**
     * @param first the number of its first order
     * @param points where hubs end by themselves
     * @param inMidUpload whether one more is killed while the carrier has a part of a file
     */
    KillChain(String name, int first, Set<HaltPoint> points, boolean inMidUpload) throws Exception {
        this.name = name;
        this.first = first;
        this.points = points;
        this.inMidUpload = inMidUpload;
        this.environment = SandboxEnvironment.start(
                SandboxArguments.parse("--sandbox.dir=target/kill-sandbox/" + name), new SandboxPartners.Observer() {});
        environment.partners().postTo(environment.callbacks());
        environment.partners().answer();
    }

    /** From now on its providers lose all callbacks. */
    KillChain losingCallbacks() {
        environment.partners().desks().forEach(ProviderDesk::loseEverything);
        return this;
    }

    @Override
    public KillChain call() throws Exception {
        try (Publisher shop = new Publisher(environment.broker())) {
            for (HaltPoint point : points) {
                publish(shop);
                ends.put(
                        point, HubProcess.start(environment, Optional.of(point)).await());
            }
            publish(shop);
            if (inMidUpload) {
                killInMidUpload();
                publish(shop);
            }
            finish();
            return this;
        }
    }

    SandboxEnvironment environment() {
        return environment;
    }

    Map<HaltPoint, Integer> ends() {
        return ends;
    }

    List<String> placed() {
        return placed.stream().map(SampleOrder::reference).toList();
    }

    List<String> cancelled() {
        return cancelled.stream().map(SampleOrder::reference).toList();
    }

    List<String> refunded() {
        return refunded.stream().map(SampleOrder::reference).toList();
    }

    /** All that the shop was told of payments. */
    List<JsonNode> results() {
        return results;
    }

    /** All that the shop was told that the carrier did not accept. */
    List<JsonNode> notAccepted() {
        return notAccepted;
    }

    AnswerBooks.Balance answers() {
        return answers.against(environment.partners().carrierDesks());
    }

    /** How the one that was uploading ended. */
    Optional<Integer> endInMidUpload() {
        return endInMidUpload;
    }

    /** What it left in the carrier's inbox. */
    List<Path> partsAfterIt() {
        return partsAfterIt;
    }

    /** How the one ended that had finished, and was asked to. */
    int endOfTheLast() {
        return endOfTheLast;
    }

    List<Path> inbox() throws IOException {
        try (Stream<Path> files =
                Files.list(environment.folder().partner(CARRIER).resolve("in"))) {
            return files.toList();
        }
    }

    @Override
    public void close() throws IOException {
        environment.close();
    }

    @Override
    public String toString() {
        return name;
    }

    private void publish(Publisher shop) {
        for (int i = 0; i < ORDERS_EACH; i++) {
            SampleOrder order = SampleOrder.placed(first + placed.size());
            placed.add(order);
            shop.publish(order);
        }
        int last = first + placed.size() - 1;
        SampleOrder cancellation = SampleOrder.cancelled("evt-cancelled-" + last, last);
        cancelled.add(cancellation);
        shop.publish(cancellation);
        if (points.contains(HaltPoint.REFUND_RESERVED)) {
            SampleOrder refund = SampleOrder.refunded("evt-refunded-" + (last - 1), last - 1);
            refunded.add(refund);
            shop.publish(refund);
        }
    }

    private void killInMidUpload() throws Exception {
        SftpPartner carrier = environment.partners().sftp(CARRIER);
        HubProcess hub = HubProcess.start(environment, Optional.empty());
        carrier.duringUploads(hub::kill);
        endInMidUpload = Optional.of(hub.await());
        carrier.duringUploads(() -> {});
        partsAfterIt = inbox().stream()
                .filter(file -> file.toString().endsWith(".part"))
                .toList();
    }

    private void finish() throws Exception {
        PaymentBooks books = new PaymentBooks();
        ShopListener listener = ShopListener.start(
                environment.broker().address(),
                environment.folder().shop(),
                (topic, event) -> tell(books, topic, event));
        HubProcess hub = HubProcess.start(environment, Optional.empty());
        try {
            await().atMost(LONGEST).until(this::hasAllArrived);
            await().atMost(LONGEST).until(() -> areSettled(books));
            await().atMost(LONGEST).until(() -> answers().isEven());
        } finally {
            listener.close();
            endOfTheLast = hub.end();
        }
    }

    private void tell(PaymentBooks books, String topic, JsonNode event) {
        if (topic.equals("hub.payment-results")) {
            results.add(event);
            books.tell(event);
        } else if (topic.equals("hub.delivery-status") && AnswerBooks.isAbout(event)) {
            notAccepted.add(event);
            answers.tell(event);
        }
    }

    private boolean areSettled(PaymentBooks books) {
        List<ProviderDesk> desks = environment.partners().desks();
        return desks.stream().allMatch(ProviderDesk::isIdle)
                && books.against(desks).isEven();
    }

    private boolean hasAllArrived() throws IOException {
        int events = placed.size() + cancelled.size();
        return environment.partners().http(PROVIDER).received() >= events + refunded.size()
                && environment.partners().sftp(CARRIER).received() >= events;
    }
}
