package org.partnerhub.sandbox;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.partnerhub.contract.PartnerId;

/**
 * A hub of its own that handles a list of events, while one partner after the other has an outage: each for as long as its
 * share of the events is published, and until the hub has felt it.
 */
final class MixedRun implements Callable<MixedRun>, Closeable, Shop.Observer, SandboxPartners.Observer {

    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final List<String> SETTINGS =
            List.of("--hub.delivery.first-retry=PT0.3S", "--hub.delivery.longest-retry=PT1S");

    private final String name;
    private final List<byte[]> events;
    private final List<Trouble> troubles;
    private final Outcomes outcomes = new Outcomes();
    private final Books books = Books.empty();
    private final Map<String, Integer> told = new ConcurrentHashMap<>();
    private final List<Trouble> felt = new ArrayList<>();
    private final Map<PartnerId, List<Path>> files = new ConcurrentHashMap<>();
    private final SandboxEnvironment environment;
    private final Expectations expectations;
    private Summary summary;
    private EndState end;

    /** Which partner has which outage. */
    record Trouble(PartnerId partner, Outage outage) {

        static Trouble of(String partner, Outage outage) {
            return new Trouble(new PartnerId(partner), outage);
        }
    }

    MixedRun(String name, List<byte[]> events, List<Trouble> troubles) throws Exception {
        this.name = name;
        this.events = events;
        this.troubles = troubles;
        this.environment =
                SandboxEnvironment.start(SandboxArguments.parse("--sandbox.dir=target/outage-sandbox/" + name), this);
        this.expectations = environment.expectations();
    }

    @Override
    public MixedRun call() throws Exception {
        String broker = environment.broker().address();
        HubProcess hub = HubProcess.start(environment, SETTINGS);
        environment.partners().postTo(environment.callbacks());
        ShopListener listener = ShopListener.start(broker, environment.folder().shop(), this::told);
        try (Shop shop = new Shop(broker, EventLog.in(environment.folder().own("")), OptionalInt.empty(), this)) {
            shop.publish(eventsAmidTrouble());
            Verdict verdict = new Verdict(environment, outcomes, books, Optional.empty(), Duration.ZERO);
            verdict.await();
            summary = verdict.summary(Optional.empty());
        } finally {
            hub.end();
            listener.close();
        }
        end = EndState.of(environment, files);
        return this;
    }

    SandboxEnvironment environment() {
        return environment;
    }

    /** Whether it ended as the contracts foretell. */
    Summary summary() {
        return summary;
    }

    EndState end() {
        return end;
    }

    /** The outages in which something new had to wait for the partner that had it. */
    List<Trouble> felt() {
        return felt;
    }

    /** How many disclosures the hub has told to be waiting for any of the partners. */
    int waits() {
        return environment.partners().addresses().keySet().stream()
                .mapToInt(partner -> told(partner, "waiting"))
                .sum();
    }

    @Override
    public void next(long number, ShopEvent event) {
        outcomes.expect(expectations.of(number, event));
    }

    @Override
    public void published(long number, ShopEvent event, Position position) {
        outcomes.published(number, position);
    }

    @Override
    public void received(PartnerId partner, Path file) {
        files.computeIfAbsent(partner, each -> new CopyOnWriteArrayList<>()).add(file);
    }

    @Override
    public void close() throws IOException {
        environment.close();
    }

    @Override
    public String toString() {
        return name;
    }

    private void told(String topic, JsonNode event) {
        if (topic.equals("hub.payment-results")) {
            books.payments().tell(event);
            return;
        }
        if (topic.equals("hub.deletion-status")) {
            books.deletions().tell(event);
            return;
        }
        if (topic.equals("hub.rejected")) {
            outcomes.rejection(event);
            return;
        }
        outcomes.status(event);
        JsonNode data = event.path("data");
        // a refund that waits for its capture does not wait for its partner
        if (!data.path("reason").asText().equals("refund-not-captured")) {
            told.merge(data.path("partner").asText() + " " + data.path("state").asText(), 1, Integer::sum);
        }
    }

    /** The events one by one, and the outages between them. */
    private EventSource eventsAmidTrouble() {
        return new EventSource() {
            @Override
            public boolean complete() {
                return false;
            }

            @Override
            public void forEach(LineConsumer shop) throws IOException {
                int share = events.size() / (troubles.size() + 1);
                int next = 0;
                for (Trouble trouble : troubles) {
                    publishDuring(trouble, events.subList(next, next + share), shop);
                    next += share;
                }
                for (byte[] event : events.subList(next, events.size())) {
                    shop.accept(event);
                }
            }
        };
    }

    private void publishDuring(Trouble trouble, List<byte[]> share, EventSource.LineConsumer shop) throws IOException {
        StandIn partner = environment.partners().of(trouble.partner());
        int before = told(trouble.partner(), "waiting");
        trouble.outage().begin(partner);
        for (byte[] event : share) {
            shop.accept(event);
        }
        await().atMost(LONGEST).until(() -> told(trouble.partner(), "waiting") > before);
        int sent = told(trouble.partner(), "sent");
        trouble.outage().end(partner);
        felt.add(trouble);
        // or its next outage would only be a longer one
        await().atMost(LONGEST).until(() -> told(trouble.partner(), "sent") > sent);
    }

    private int told(PartnerId partner, String state) {
        return told.getOrDefault(partner.text() + " " + state, 0);
    }
}
