package org.partnerhub.deletion;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.partnerhub.contract.Catalog;
import org.partnerhub.contract.Contract;
import org.partnerhub.event.CustomerId;
import org.partnerhub.event.OrderReference;
import org.partnerhub.ledger.DeletionNews;
import org.partnerhub.ledger.NewOrder;
import org.partnerhub.ledger.OrderProgress;
import org.partnerhub.ledger.Stage;
import org.partnerhub.ledger.TestLedger;
import org.partnerhub.notice.NoticeFixture;
import org.partnerhub.proof.ProofFixture;
import org.partnerhub.vault.Binding;
import org.partnerhub.vault.KeyKind;
import org.partnerhub.vault.KeySession;
import org.partnerhub.vault.Tier;
import org.partnerhub.vault.Vault;
import org.partnerhub.vault.VaultFixture;

/** Deletion on a database of the test's, a topic of orders that goes where the test says, and orders to delete. */
final class TestDeletion {

    private static final Catalog CATALOG = Catalog.read(Path.of("config"), UnaryOperator.identity());

    static final Period SILENCE = Period.ofDays(180);
    static final Period KEEP = Period.ofDays(90);
    static final Period GRACE = Period.ofDays(30);

    final TestLedger hub;
    final Vault vault;
    final Topic topic = new Topic();
    private final DeletionTables tables;
    private DeletionProperties properties = properties(1000);
    private Catalog catalog = CATALOG;

    TestDeletion(TestLedger hub, Vault vault) {
        this.hub = hub;
        this.vault = vault;
        this.tables = new DeletionConfiguration()
                .deletionTables(
                        hub.ledger,
                        hub.deletionRequests,
                        hub.erasures,
                        hub.erasing,
                        hub.notices,
                        NoticeFixture.answerTimes(CATALOG, hub),
                        hub.holdings,
                        ProofFixture.chronicle(hub, vault),
                        hub.ids);
    }

    /** A topic of which the test says how far it goes and how far it was read. */
    static final class Topic implements OrderTopic {

        private int partitions;
        private long end;
        private long read;

        void hasPartitions(int count) {
            partitions = count;
        }

        void isReadTo(long offset) {
            read = offset;
            end = Math.max(end, offset);
        }

        void goesTo(long offset) {
            end = offset;
        }

        @Override
        public Reach end() {
            return each(end);
        }

        @Override
        public Reach read() {
            return each(read);
        }

        private Reach each(long offset) {
            return new Reach(
                    IntStream.range(0, partitions).boxed().collect(Collectors.toMap(each -> each, each -> offset)));
        }
    }

    /** Forgets the test before; the topic is read to its end. */
    TestDeletion empty() {
        hub.empty();
        hub.clock.reset();
        topic.hasPartitions(1);
        topic.goesTo(0);
        topic.isReadTo(0);
        properties = properties(1000);
        catalog = CATALOG;
        return this;
    }

    /** As when the hub is started again with other contracts. */
    void hasContracts(Contract... contracts) {
        catalog = new Catalog(CATALOG.policy(), CATALOG.schemas(), List.of(contracts));
    }

    private static DeletionProperties properties(int mostAnHour) {
        return new DeletionProperties(mostAnHour, SILENCE, KEEP, GRACE);
    }

    void letsAnHour(int requests) {
        properties = properties(requests);
    }

    /** Puts an order on record as intake does. */
    long order(String reference, String customer, Stage stage) {
        return order(reference, customer, stage, Tier.STANDARD);
    }

    long minorsOrder(String reference, String customer, Stage stage) {
        return order(reference, customer, stage, Tier.MINOR);
    }

    private long order(String reference, String customer, Stage stage, Tier tier) {
        long id = hub.ids.next();
        try (KeySession keys = vault.open()) {
            NewOrder order = new NewOrder(
                    id,
                    vault.pseudonyms().order(reference),
                    Optional.of(vault.pseudonyms().customer(customer)),
                    keys.create(id, tier),
                    keys.seal(KeyKind.REFERENCE, Binding.ofOrder(id), reference.getBytes(UTF_8)),
                    new OrderProgress(1, stage),
                    hub.clock.instant());
            hub.record(List.of(order), List.of());
        }
        return id;
    }

    /** As an amendment does. */
    void becomesAMinors(String reference) {
        hub.transaction.executeWithoutResult(status ->
                VaultFixture.becomesAMinors(hub, vault, vault.pseudonyms().order(reference)));
    }

    boolean hold(String reference, Period time) {
        return hub.legalHolds.hold(
                vault.pseudonyms().order(reference),
                "tax-audit",
                LocalDate.ofInstant(hub.clock.instant(), ZoneOffset.UTC).plus(time),
                hub.clock.instant());
    }

    void close(long order) {
        advance(order, Stage.CLOSED);
    }

    /** As intake does when an event brings the order further. */
    void advance(long order, Stage stage) {
        hub.transaction.executeWithoutResult(
                status -> hub.ledger.record(List.of(), Map.of(order, new OrderProgress(1, stage)), List.of()));
    }

    Request request(String id, String customer) {
        return new Request(
                id,
                customer,
                Optional.empty(),
                false,
                Optional.of(OffsetDateTime.ofInstant(hub.clock.instant(), ZoneOffset.UTC)));
    }

    /** A request that starts as the customer's own, for all orders, verified now. */
    record Request(
            String id,
            String customer,
            Optional<List<OrderReference>> orders,
            boolean guardian,
            Optional<OffsetDateTime> verifiedAt) {

        Request of(String... references) {
            return new Request(
                    id,
                    customer,
                    Optional.of(List.of(references).stream()
                            .map(OrderReference::new)
                            .toList()),
                    guardian,
                    verifiedAt);
        }

        Request byGuardian() {
            return new Request(id, customer, orders, true, verifiedAt);
        }

        Request unverified() {
            return new Request(id, customer, orders, guardian, Optional.empty());
        }

        Request verifiedAt(String time) {
            return new Request(id, customer, orders, guardian, Optional.of(OffsetDateTime.parse(time)));
        }

        private DeletionRequest made() {
            return new DeletionRequest(new RequestId(id), new CustomerId(customer), orders, guardian, verifiedAt);
        }
    }

    void ask(Request... requests) {
        new Registration(tables, vault.pseudonyms(), properties)
                .register(List.of(requests).stream().map(Request::made).toList(), hub.clock.instant());
    }

    /** As a person does, by a command. */
    int approve(String request) {
        return new Approvals(tables, hub.clock).approve(Optional.of(request));
    }

    /** The same for all that wait. */
    int approveAll() {
        return new Approvals(tables, hub.clock).approve(Optional.empty());
    }

    Sweep sweepOf(OrderTopic orders) {
        return new Sweep(tables, orders, vault.pseudonyms(), new Abandoned(tables.erasing(), catalog), hub.clock);
    }

    /** As the routes do, twice: the reach is asked for in one round, and looked at in the next. */
    void sweep() {
        Sweep sweep = sweepOf(topic);
        for (int round = 0; round < 2; round++) {
            sweep.search();
            sweep.advance();
        }
    }

    /** How many orders are erased next, as a person is told. */
    long next() {
        return sweepOf(topic).next();
    }

    /** As the route does. The shipped contracts end on 2027-12-31. */
    void sweepWhatNobodyAskedFor() {
        Retention retention = retention();
        retention.lookForSilence();
        retention.retire();
        retention.reassign();
        retention.endAgreements();
        sweep();
    }

    Retention retention() {
        return new Retention(tables, hub.retirement, CATALOG, properties, hub.clock);
    }

    /** The reasons of the hub's own requests, and what the shop is told of them. */
    List<String> toldOfItsOwn() {
        return told().stream()
                .map(line -> line.replaceAll("-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", ""))
                .toList();
    }

    /** What the shop is told, oldest first: {@code request state reason partner}. */
    List<String> told() {
        return hub.deletionOutbox.next(1000).stream()
                .map(each -> each.news())
                .map(TestDeletion::line)
                .toList();
    }

    private static String line(DeletionNews news) {
        return String.join(
                        " ",
                        news.requestId(),
                        news.state(),
                        news.reason().orElse(""),
                        news.partner().map(Object::toString).orElse(""))
                .replaceAll(" +", " ")
                .trim();
    }

    boolean isBarred(String reference) {
        UUID hash = vault.pseudonyms().tombstone(vault.pseudonyms().order(reference));
        return !hub.ledger.tombstones(List.of(hash)).isEmpty();
    }

    boolean isErased(long order) {
        return hub.jdbc.queryForObject(
                        "select count(*) from customer_order where id = ? and content_key is null and customer_hash is null",
                        Integer.class,
                        order)
                == 1;
    }

    boolean canBeNamed(long order) {
        return hub.jdbc.queryForObject(
                        "select count(*) from customer_order where id = ? and reference_key is not null",
                        Integer.class,
                        order)
                == 1;
    }
}
