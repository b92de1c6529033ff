package org.partnerhub.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.partnerhub.intake.OrderEvent.amended;
import static org.partnerhub.intake.OrderEvent.cancelled;
import static org.partnerhub.intake.OrderEvent.placed;
import static org.partnerhub.intake.OrderEvent.refunded;
import static org.partnerhub.intake.OrderEvent.shipped;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partnerhub.announce.Rejection;
import org.partnerhub.configuration.ConfigurationFolder;
import org.partnerhub.contract.Catalog;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.ledger.KnownOrder;
import org.partnerhub.ledger.LedgerUnavailableException;
import org.partnerhub.ledger.Outcome;
import org.partnerhub.ledger.SealedDisclosure;
import org.partnerhub.ledger.State;
import org.partnerhub.ledger.TestLedger;
import org.partnerhub.ledger.Tombstone;
import org.partnerhub.minimize.Code;
import org.partnerhub.minimize.Minimizer;
import org.partnerhub.outbox.Bundle;
import org.partnerhub.vault.Binding;
import org.partnerhub.vault.KeyKind;
import org.partnerhub.vault.KeySession;
import org.partnerhub.vault.Vault;
import org.partnerhub.vault.VaultFixture;

/** The shipped contracts, on a ledger and a vault of the test's own. */
class IntakeTest {

    private static JdbcConnectionPool database;
    private static TestLedger hub;
    private static Vault vault;
    private static Minimizer minimizer;
    private Intake intake;

    @BeforeAll
    static void open() {
        database = JdbcConnectionPool.create("jdbc:h2:mem:intake;DB_CLOSE_DELAY=-1", "sa", "");
        TestLedger.migrate(database);
        hub = new TestLedger(database);
        vault = VaultFixture.on(database);
        Catalog catalog = Catalog.read(Path.of("config"), UnaryOperator.identity());
        minimizer = Minimizer.of(catalog.contracts(), catalog.schemas());
    }

    @AfterAll
    static void close() {
        database.dispose();
    }

    @BeforeEach
    void startWithAnEmptyLedger() {
        hub.empty();
        intake = intake(minimizer);
    }

    @Test
    void bundlesForEachPartnerWhatItsContractLists() {
        RecordedBatch batch = take(placed("evt-1", "SO-1"));

        assertThat(documents(batch)).containsExactlyInAnyOrder("nordpost/consignment", "paywave/payment-request");
        assertThat(opened("SO-1", only("paywave", batch)))
                .isEqualTo("{\"reference\":\"SO-1\",\"amount\":{\"value\":5980,\"currency\":\"EUR\"},"
                        + "\"method\":\"card\",\"token\":\"tok_9f2c\"}");
        assertThat(hub.state(only("paywave", batch).disclosure())).isEqualTo(State.QUEUED);
    }

    @Test
    void bundlesNothingForAPartnerThatTheOrderDoesNotConcern() {
        RecordedBatch batch = take(placed("evt-1", "SO-1").withData("payment", "provider", "another"));

        assertThat(documents(batch)).containsExactly("nordpost/consignment");
    }

    @Test
    void bundlesAgainUnderTheSameIdWhatIsStillQueuedWhenItsEventIsReadAgain() {
        RecordedBatch first = take(placed("evt-1", "SO-1"));

        RecordedBatch again = take(placed("evt-1", "SO-1"));

        assertThat(ids(again)).isEqualTo(ids(first));
        assertThat(opened("SO-1", only("paywave", again))).isEqualTo(opened("SO-1", only("paywave", first)));
        assertThat(disclosures()).isEqualTo(2);
    }

    @Test
    void addsNothingWhenAnEventIsReadAgainThatWasSent() {
        RecordedBatch first = take(placed("evt-1", "SO-1"));
        hub.jdbc.update("update disclosure set state = 'sent'");

        RecordedBatch again = take(placed("evt-1", "SO-1"));

        assertThat(first.bundles()).isNotEmpty();
        assertThat(again.bundles()).isEmpty();
        assertThat(disclosures()).isEqualTo(2);
    }

    @Test
    void parksWhatIsStillQueuedWhenItsContractListsMoreByNow(@TempDir Path folder) {
        RecordedBatch first = take(placed("evt-1", "SO-1"));
        restartWith(ConfigurationFolder.copiedTo(folder)
                .replacing(
                        "partners/paywave.yaml",
                        "        method: payment.method\n",
                        "        method: payment.method\n        placed: order.reference\n"));

        RecordedBatch again = take(placed("evt-1", "SO-1"));

        assertThat(documents(again)).containsExactly("nordpost/consignment");
        assertParkedForItsContract(only("paywave", first));
        assertThat(disclosures()).isEqualTo(2);
        assertThat(documents(take(placed("evt-1", "SO-1")))).as("once more").containsExactly("nordpost/consignment");
        assertThat(hub.announcements.next(10)).hasSize(1);
    }

    @Test
    void parksWhatIsStillQueuedWhenItsContractIsGone(@TempDir Path folder) {
        RecordedBatch first = take(placed("evt-1", "SO-1"), cancelled("evt-2", "SO-1"));
        restartWith(ConfigurationFolder.copiedTo(folder).without("partners/paywave.yaml"));

        RecordedBatch again = take(placed("evt-1", "SO-1"), cancelled("evt-2", "SO-1"));

        assertThat(documents(again)).containsExactly("nordpost/consignment", "nordpost/cancellation");
        assertThat(sealed(first))
                .filteredOn(each -> each.partner().text().equals("paywave"))
                .hasSize(2)
                .allSatisfy(IntakeTest::assertParkedForItsContract);
    }

    @Test
    void parksWhatIsStillQueuedWhenItsContractNoLongerConcernsTheOrder(@TempDir Path folder) {
        RecordedBatch first = take(placed("evt-1", "SO-1"));
        restartWith(ConfigurationFolder.copiedTo(folder)
                .replacing("partners/paywave.yaml", "payment.provider: paywave", "payment.provider: paywave-2"));

        assertThat(documents(take(placed("evt-1", "SO-1")))).containsExactly("nordpost/consignment");

        assertParkedForItsContract(only("paywave", first));
    }

    @Test
    void leavesWhatWasClaimedToTheContractThatMadeIt(@TempDir Path folder) {
        SealedDisclosure claimed = only("paywave", take(placed("evt-1", "SO-1")));
        hub.claims.fromBundle(claimed.partner(), List.of(claimed));
        restartWith(ConfigurationFolder.copiedTo(folder).without("partners/paywave.yaml"));

        take(placed("evt-1", "SO-1"));

        assertThat(hub.state(claimed.disclosure())).isEqualTo(State.SENDING);
    }

    @Test
    void takesAnEventOnceThatStandsTwiceInOneBatch() {
        RecordedBatch batch = take(placed("evt-1", "SO-1"), placed("evt-1", "SO-1"));

        assertThat(ids(batch)).hasSize(2);
        assertThat(disclosures()).isEqualTo(2);
    }

    @Test
    void ignoresARevisionThatIsNoNewer() {
        take(placed("evt-1", "SO-1"), amended("evt-2", "SO-1", 3));

        assertThat(ids(take(amended("evt-3", "SO-1", 3)))).isEmpty();
        assertThat(ids(take(amended("evt-4", "SO-1", 2)))).isEmpty();
        assertThat(ids(take(amended("evt-5", "SO-1", 4)))).hasSize(1);
    }

    @Test
    void reportsAnAmendmentOfAnOrderThatIsOnItsWay() {
        take(placed("evt-1", "SO-1"), shipped("evt-2", "SO-1"));

        RecordedBatch late = take(amended("evt-3", "SO-1", 2));

        assertThat(ids(late)).isEmpty();
        assertThat(late.rejections()).singleElement().satisfies(rejection -> assertThat(rejection.code())
                .isEqualTo(Code.AMENDMENT_TOO_LATE));
    }

    @Test
    void tellsTheFormerCarrierWhenAnAmendmentMovesTheOrder() {
        take(placed("evt-1", "SO-1"));

        assertThat(documents(take(amended("evt-2", "SO-1", 2).withData("shipment", "carrier", "another"))))
                .containsExactly("nordpost/cancellation");
        assertThat(documents(take(amended("evt-3", "SO-1", 3).withData("shipment", "carrier", "another"))))
                .isEmpty();
        assertThat(documents(take(cancelled("evt-4", "SO-1")))).containsExactly("paywave/cancellation");
    }

    @Test
    void tellsACarrierAgainWhenTheOrderComesBackToIt() {
        take(placed("evt-1", "SO-1"), amended("evt-2", "SO-1", 2).withData("shipment", "carrier", "another"));

        assertThat(documents(take(amended("evt-3", "SO-1", 3)))).containsExactly("nordpost/consignment");
    }

    @Test
    void takesAnotherEventOfTheSameOrderAsAnother() {
        take(placed("evt-1", "SO-1"));

        RecordedBatch amended = take(amended("evt-2", "SO-1", 2));

        assertThat(documents(amended)).containsExactly("nordpost/consignment");
        assertThat(disclosures()).isEqualTo(3);
        assertThat(hub.jdbc.queryForObject("select count(*) from customer_order", Integer.class))
                .isEqualTo(1);
    }

    @Test
    void tellsOfACancellationThosePartnersThatHoldTheOrder() {
        take(placed("evt-1", "SO-1"));

        assertThat(documents(take(cancelled("evt-2", "SO-1"))))
                .containsExactlyInAnyOrder("nordpost/cancellation", "paywave/cancellation");
    }

    @Test
    void tellsNothingOfACancellationToPartnersThatDoNot() {
        take(placed("evt-1", "SO-1").withData("payment", "provider", "another"));

        assertThat(documents(take(cancelled("evt-2", "SO-1")))).containsExactly("nordpost/cancellation");
        assertThat(documents(take(cancelled("evt-3", "SO-2")))).isEmpty();
    }

    @Test
    void asksTheProviderThatHoldsTheOrderForARefund() {
        take(placed("evt-1", "SO-1"), shipped("evt-2", "SO-1"));

        RecordedBatch batch = take(refunded("evt-3", "SO-1"));

        assertThat(documents(batch)).containsExactly("paywave/refund");
        assertThat(opened("SO-1", only("paywave", batch)))
                .as("with a place for what the hub supplies when it goes")
                .isEqualTo("{\"reference\":\"SO-1\",\"refund\":\"RF-evt-3\",\"pspReference\":null,"
                        + "\"amount\":{\"value\":2990,\"currency\":\"EUR\"}}");
        assertThat(documents(take(refunded("evt-4", "SO-2")))).isEmpty();
    }

    @Test
    void asksForARefundOfACancelledOrderToo() {
        take(placed("evt-1", "SO-1"), cancelled("evt-2", "SO-1"));

        assertThat(documents(take(refunded("evt-3", "SO-1")))).containsExactly("paywave/refund");
        assertThat(documents(take(refunded("evt-4", "SO-1")))).containsExactly("paywave/refund");
    }

    @Test
    void asksForARefundWhereTheOrderWasPaidLast() {
        take(
                placed("evt-1", "SO-1"),
                amended("evt-2", "SO-1", 2).withData("payment", "provider", "another"),
                refunded("evt-3", "SO-1"));

        assertThat(documents(take(cancelled("evt-4", "SO-1"))))
                .as("the refund did not bring the order back to the provider")
                .containsExactly("nordpost/cancellation");
        assertThat(documents(take(refunded("evt-5", "SO-1")))).containsExactly("paywave/refund");
    }

    @Test
    void tellsOfACancellationInTheBatchOfItsOrder() {
        RecordedBatch batch = take(placed("evt-1", "SO-1"), cancelled("evt-2", "SO-1"));

        assertThat(batch.bundles()).allSatisfy(bundle -> assertThat(bundle.disclosures())
                .hasSize(2)
                .isSortedAccordingTo((one, other) -> Long.compare(one.disclosure(), other.disclosure())));
        assertThat(documents(batch)).contains("nordpost/cancellation", "paywave/cancellation");
    }

    @Test
    void disclosesNothingMoreOfAnOrderWhoseContentKeyIsShredded() {
        take(placed("evt-1", "SO-1"));
        hub.jdbc.update("update customer_order set content_key = null");

        RecordedBatch batch = take(
                placed("evt-1", "SO-1"), placed("evt-2", "SO-1"), cancelled("evt-3", "SO-1"), placed("evt-4", "SO-2"));

        assertThat(ids(batch)).as("those of the other order").hasSize(2);
        assertThat(disclosures()).isEqualTo(4);
    }

    @Test
    void tellsWhoHoldsWhichFieldsOfAnOrderForWhatAndNoValue() {
        RecordedBatch batch = take(placed("evt-1", "SO-1"));
        UUID order = vault.pseudonyms().order("SO-1");
        assertThat(hub.holdings.ofOrder(order)).as("nothing has gone yet").isEmpty();

        batch.bundles().stream()
                .filter(bundle -> bundle.partner().equals(new PartnerId("paywave")))
                .forEach(bundle ->
                        hub.claims.settle(hub.claims.fromBundle(bundle.partner(), bundle.disclosures()).stream()
                                .map(Outcome.Sent::new)
                                .toList()));

        assertThat(hub.holdings.ofCustomer(vault.pseudonyms().customer("C-88213")))
                .isEqualTo(hub.holdings.ofOrder(order))
                .singleElement()
                .satisfies(holding -> {
                    assertThat(holding.partner()).isEqualTo(new PartnerId("paywave"));
                    assertThat(holding.fields())
                            .containsExactly(
                                    "order.reference",
                                    "payment.amount.value",
                                    "payment.amount.currency",
                                    "payment.method",
                                    "payment.methodToken");
                    assertThat(holding.purposes()).containsExactly("settlement");
                    assertThat(holding.certain()).isTrue();
                    assertThat(holding.askedToPurge()).isFalse();
                });
    }

    @Test
    void notesThatAnOrderWasMovedAwayFromAPartner() {
        take(placed("evt-1", "SO-1"));
        take(amended("evt-2", "SO-1", 2).withData("shipment", "carrier", "another"));

        assertThat(hub.jdbc.queryForList(
                        "select r.partner, d.document from reassignment r join disclosure d on d.id = r.disclosure_id"))
                .extracting(row -> row.values().toString())
                .containsExactly("[nordpost, cancellation]");
    }

    @Test
    void notesThatAnOrderWasMovedAwayFromAPartnerThatCouldNotBeToldSo(@TempDir Path folder) {
        restartWith(
                ConfigurationFolder.copiedTo(folder)
                        .replacing(
                                "schemas/order.cancelled.json",
                                "\"properties\": {\n            \"reference\"",
                                "\"properties\": {\n            \"remark\": { \"type\": \"string\" },\n            \"reference\"")
                        .replacing(
                                "partners/nordpost.yaml",
                                "      transit: {reference: order.reference}",
                                "      transit: {reference: order.reference}\n      final-delivery: {instruction: order.remark}"));
        take(placed("evt-1", "SO-1"));
        hub.jdbc.update("update disclosure set state = 'sent'");

        RecordedBatch moved =
                take(amended("evt-2", "SO-1", 2).without("order", "remark").withData("shipment", "carrier", "another"));

        assertThat(documents(moved)).isEmpty();
        assertThat(moved.rejections())
                .extracting(each -> each.code() + " " + each.path())
                .containsExactly("missing-field order.remark");
        assertThat(hub.retirement.reassigned(LocalDate.now(hub.clock), 10))
                .singleElement()
                .satisfies(each -> assertThat(each.partner()).hasToString("nordpost"));
        assertThat(documents(take(amended("evt-3", "SO-1", 3)))).containsExactly("nordpost/consignment");
        assertThat(hub.retirement.reassigned(LocalDate.now(hub.clock), 10))
                .as("it has come back")
                .isEmpty();
    }

    @Test
    void keepsAnOrderOutWhoseDeletionCameFirst() {
        bar(Tombstone.ofOrderOf(tombstoneOfCustomer("C-88213"), tombstoneOfOrder("SO-1")));

        assertThat(documents(take(placed("evt-1", "SO-1"), amended("evt-2", "SO-1", 2), cancelled("evt-3", "SO-1"))))
                .isEmpty();
        assertThat(hub.jdbc.queryForObject("select count(*) from customer_order", Integer.class))
                .isZero();
    }

    @Test
    void letsAnOrderInWhoseDeletionSomebodyElseAskedFor() {
        bar(Tombstone.ofOrderOf(tombstoneOfCustomer("C-1"), tombstoneOfOrder("SO-1")));

        assertThat(documents(take(placed("evt-1", "SO-1")))).isNotEmpty();
    }

    @Test
    void keepsOutWhatACustomerOrderedBeforeTheyAskedForDeletionAndLetsInWhatTheyOrderAfter() {
        bar(Tombstone.ofCustomer(tombstoneOfCustomer("C-88213"), Instant.parse("2026-11-20T12:00:00Z")));

        assertThat(documents(take(
                        placed("evt-1", "SO-1").placedAt("2026-11-20T12:00:00Z"),
                        amended("evt-2", "SO-1", 2).placedAt("2026-11-20T13:00:00Z"))))
                .isEmpty();
        assertThat(documents(take(amended("evt-3", "SO-1", 3).placedAt("2026-11-20T14:00:00Z"))))
                .as("in a later batch")
                .isEmpty();
        assertThat(documents(take(placed("evt-4", "SO-2").placedAt("2026-11-20T12:00:01Z"))))
                .isNotEmpty();
    }

    @Test
    void goesByWhenAnOrderWasPlacedAndNotByWhenSomethingOfItIsDisclosedFirst() {
        take(placed("evt-1", "SO-1")
                .placedAt("2026-11-20T11:00:00Z")
                .without("recipient", "name")
                .without("payment", "method"));
        OrderEvent amended =
                amended("evt-2", "SO-1", 2).placedAt("2026-11-20T11:00:00Z").with("time", "2026-11-20T13:00:00Z");

        bar(Tombstone.ofCustomer(tombstoneOfCustomer("C-88213"), Instant.parse("2026-11-20T12:00:00Z")));
        assertThat(documents(take(amended))).isEmpty();

        hub.empty();
        assertThat(documents(take(amended))).isNotEmpty();
        assertThat(hub.jdbc.queryForObject("select placed_at from customer_order", OffsetDateTime.class))
                .isAtSameInstantAs(OffsetDateTime.parse("2026-11-20T11:00:00Z"));
    }

    @Test
    void goesOnWithAnOrderThatIsOnRecordWhateverItsCustomerHasAskedForSince() {
        take(placed("evt-1", "SO-1"));
        bar(Tombstone.ofCustomer(tombstoneOfCustomer("C-88213"), Instant.parse("2026-11-21T00:00:00Z")));

        assertThat(documents(take(amended("evt-2", "SO-1", 2)))).isNotEmpty();
    }

    @Test
    void keepsAMinorsOrderFromTheCarrierAndLetsItGoToTheProvider() {
        RecordedBatch batch = take(placed("evt-1", "SO-1").ofAMinor());

        assertThat(documents(batch)).containsExactly("paywave/payment-request");
        assertThat(hub.jdbc.queryForList("select partner, state, reason from disclosure order by partner"))
                .extracting(row -> row.values().toString())
                .containsExactly("[nordpost, withheld, minor-needs-openpgp]", "[paywave, queued, null]");
        assertThat(documents(take(placed("evt-1", "SO-1").ofAMinor())))
                .as("read again")
                .containsExactly("paywave/payment-request");
    }

    @Test
    void recordsNothingOfABatchThatFailsAndTheSameWhenItIsTriedAgain() {
        Batch batch = intake.minimize(KafkaRecords.of(placed("evt-1", "SO-1").json()));
        hub.failOnce("insert into disclosure");

        assertThatThrownBy(() -> intake.record(batch)).isInstanceOf(LedgerUnavailableException.class);
        assertThat(disclosures()).isZero();

        RecordedBatch again = intake.record(batch);
        assertThat(opened("SO-1", only("paywave", again))).startsWith("{\"reference\":\"SO-1\",\"amount\":");
        assertThat(disclosures()).isEqualTo(2);
    }

    @Test
    void takesAsManyStatementsForOneEventAsForAHundred() {
        take(placed("evt-0", "SO-0"));

        assertThat(hub.statementsOf(() -> take(events(1, 100))))
                .isEqualTo(hub.statementsOf(() -> take(events(200, 201))));
        assertThat(hub.statementsOf(() -> take(events(1, 100))))
                .as("read again")
                .isEqualTo(hub.statementsOf(() -> take(events(200, 201))));
    }

    @Test
    void takesAsManyStatementsToParkOneAsToParkAHundred(@TempDir Path folder) {
        take(events(0, 201));
        restartWith(ConfigurationFolder.copiedTo(folder).without("partners/paywave.yaml"));
        take(events(0, 1));

        assertThat(hub.statementsOf(() -> take(events(1, 101))))
                .isEqualTo(hub.statementsOf(() -> take(events(200, 201))));
    }

    @Test
    void setsABadEventAsideAndTakesThoseAroundIt() {
        RecordedBatch batch = intake.record(intake.minimize(KafkaRecords.of(
                placed("evt-1", "SO-1").json(),
                "{\"id\":",
                null,
                placed("evt-2", "SO-2").json())));

        assertThat(ids(batch)).hasSize(4);
        assertThat(batch.rejections())
                .extracting(rejection -> rejection.origin() + " " + rejection.code() + " " + rejection.document())
                .containsExactly("shop.orders-0-1 not-json Optional.empty", "shop.orders-0-2 not-json Optional.empty");
    }

    @Test
    void wrapsTheKeysOfAMinorsOrderByTheirOwnTier() {
        take(placed("evt-1", "SO-1"), placed("evt-2", "SO-2").ofAMinor());

        assertThat(tiers()).containsExactly("standard", "minor");
    }

    @Test
    void movesTheKeysOfAnOrderToTheMinorsTierWhenAnAmendmentSaysWhoseItIs() {
        SealedDisclosure before = only("paywave", take(placed("evt-1", "SO-1")));
        take(placed("evt-2", "SO-2"));

        take(amended("evt-3", "SO-1", 2).ofAMinor());

        assertThat(tiers()).containsExactly("minor", "standard");
        assertThat(opened("SO-1", before)).as("what was sealed before").contains("\"reference\":\"SO-1\"");
        SealedDisclosure after = only("paywave", take(cancelled("evt-4", "SO-1")));
        assertThat(opened("SO-1", after)).isEqualTo("{\"reference\":\"SO-1\"}");
    }

    @Test
    void leavesAnOrderInTheMinorsTierWhenAnAmendmentSaysOtherwise() {
        take(placed("evt-1", "SO-1").ofAMinor(), amended("evt-2", "SO-1", 2));
        take(amended("evt-3", "SO-1", 3));

        assertThat(tiers()).containsExactly("minor");
    }

    @Test
    void movesTheKeysOfAnOrderInTheBatchThatBringsIt() {
        RecordedBatch batch =
                take(placed("evt-1", "SO-1"), amended("evt-2", "SO-1", 2).ofAMinor());

        assertThat(tiers()).containsExactly("minor");
        assertThat(opened("SO-1", only("paywave", batch))).contains("\"reference\":\"SO-1\"");
        assertThat(hub.jdbc.queryForObject("select former_epoch from customer_order", Long.class))
                .as("no copy was ever wrapped otherwise")
                .isNull();
    }

    @Test
    void movesTheKeysOfAnOrderThoughTheAmendmentComesTooLateForItsPartners() {
        take(placed("evt-1", "SO-1"), shipped("evt-2", "SO-1"));

        assertThat(ids(take(amended("evt-3", "SO-1", 2).ofAMinor()))).isEmpty();

        assertThat(tiers()).containsExactly("minor");
    }

    @Test
    void movesNoKeysOfABatchThatFails() {
        take(placed("evt-1", "SO-1"));
        hub.failOnce("insert into disclosure");

        assertThatThrownBy(() -> take(amended("evt-2", "SO-1", 2).ofAMinor()))
                .isInstanceOf(LedgerUnavailableException.class);
        assertThat(tiers()).containsExactly("standard");

        take(amended("evt-2", "SO-1", 2).ofAMinor());
        assertThat(tiers()).containsExactly("minor");
    }

    @Test
    void takesAsManyStatementsToMoveTheKeysOfOneOrderAsOfAHundred() {
        take(events(0, 101));

        assertThat(hub.statementsOf(() -> take(amendedToMinors(0, 100))))
                .isEqualTo(hub.statementsOf(() -> take(amendedToMinors(100, 101))));
        assertThat(tiers()).hasSize(101).containsOnly("minor");
    }

    @Test
    void refusesAnEventForThePartnerOnlyWhoseFieldIsMissing() {
        RecordedBatch batch = take(placed("evt-1", "SO-1").without("shipment", "weightGrams"));

        assertThat(documents(batch)).containsExactly("paywave/payment-request");
        assertThat(batch.rejections()).singleElement().satisfies(rejection -> {
            assertThat(rejection.event().orElseThrow().text()).isEqualTo("evt-1");
            assertThat(rejection.path()).isEqualTo("shipment.weightGrams");
            assertThat(rejection.document().map(Rejection.Refused::partner)).contains(new PartnerId("nordpost"));
        });
    }

    @Test
    void commitsTheOffsetsLast() {
        List<String> committed = new ArrayList<>();
        List<Exchange> records = KafkaRecords.committingTo(committed)
                .with(0, placed("evt-1", "SO-1").json())
                .with(1, "not an event")
                .list();

        RecordedBatch batch = intake.record(intake.minimize(records));
        assertThat(committed).isEmpty();

        intake.commit(batch);
        assertThat(committed).containsExactlyInAnyOrder("shop.orders-0@0", "shop.orders-1@1");
    }

    @Test
    void printsNothingOfWhatABatchHolds() {
        Batch batch = intake.minimize(KafkaRecords.of(placed("evt-1", "SO-1").json()));

        assertThat(batch).hasToString("1 events [redacted]");
        assertThat(intake.record(batch)).hasToString("2 bundles, 0 rejections");
    }

    private void restartWith(ConfigurationFolder config) {
        Catalog catalog = Catalog.read(config.path(), UnaryOperator.identity());
        intake = intake(Minimizer.of(catalog.contracts(), catalog.schemas()));
    }

    private static Intake intake(Minimizer minimizer) {
        return new Intake(
                minimizer,
                new Recording(vault, hub.ledger, hub.ids, hub.versions, new Withholding(hub.clock), hub.transaction),
                hub.clock);
    }

    private static void assertParkedForItsContract(SealedDisclosure disclosure) {
        assertThat(hub.state(disclosure.disclosure())).isEqualTo(State.PARKED);
        assertThat(hub.reason(disclosure.disclosure())).isEqualTo("contract-changed");
    }

    private RecordedBatch take(OrderEvent... events) {
        String[] json = new String[events.length];
        IntStream.range(0, events.length).forEach(i -> json[i] = events[i].json());
        return intake.record(intake.minimize(KafkaRecords.of(json)));
    }

    private static OrderEvent[] events(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> placed("evt-" + i, "SO-" + i))
                .toArray(OrderEvent[]::new);
    }

    private static OrderEvent[] amendedToMinors(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> amended("evt-amended-" + i, "SO-" + i, 2).ofAMinor())
                .toArray(OrderEvent[]::new);
    }

    /** Of all orders, in the order in which they came. */
    private static List<String> tiers() {
        return hub.jdbc.queryForList(
                "select e.tier from customer_order o join vault_epoch e on e.id = o.epoch order by o.id", String.class);
    }

    private static List<SealedDisclosure> sealed(RecordedBatch batch) {
        return batch.bundles().stream()
                .map(Bundle::disclosures)
                .flatMap(List::stream)
                .toList();
    }

    private static List<Long> ids(RecordedBatch batch) {
        return sealed(batch).stream().map(SealedDisclosure::disclosure).toList();
    }

    private static List<String> documents(RecordedBatch batch) {
        return sealed(batch).stream()
                .map(each -> each.partner() + "/" + each.document())
                .toList();
    }

    private static SealedDisclosure only(String partner, RecordedBatch batch) {
        return sealed(batch).stream()
                .filter(each -> each.partner().text().equals(partner))
                .reduce((one, other) -> {
                    throw new AssertionError("more than one for " + partner);
                })
                .orElseThrow();
    }

    private static String opened(String reference, SealedDisclosure sealed) {
        UUID hash = vault.pseudonyms().order(reference);
        KnownOrder order = hub.ledger.orders(List.of(hash)).get(hash);
        try (KeySession keys = vault.open()) {
            keys.load(order.id(), order.keys());
            Binding binding = new Binding(sealed.partner().text(), order.id(), sealed.disclosure());
            return new String(keys.open(KeyKind.CONTENT, binding, sealed.bytes()), UTF_8);
        }
    }

    private void bar(Tombstone tombstone) {
        hub.ledger.bar(List.of(tombstone));
    }

    private UUID tombstoneOfOrder(String reference) {
        return vault.pseudonyms().tombstone(vault.pseudonyms().order(reference));
    }

    private UUID tombstoneOfCustomer(String id) {
        return vault.pseudonyms().tombstone(vault.pseudonyms().customer(id));
    }

    private static int disclosures() {
        return hub.jdbc.queryForObject("select count(*) from disclosure", Integer.class);
    }
}
