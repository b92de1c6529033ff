package org.partnerhub.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.partnerhub.ledger.TestLedger.CONSIGNMENT;
import static org.partnerhub.ledger.TestLedger.PROVIDER;
import static org.partnerhub.ledger.TestLedger.hash;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What intake puts on record and finds again. */
abstract class RecordScenarios {

    private final TestLedger hub;

    RecordScenarios(TestLedger hub) {
        this.hub = hub.empty();
    }

    @Test
    void findsAnOrderByItsHash() {
        long order = hub.anOrder();

        Map<UUID, KnownOrder> known = hub.ledger.orders(List.of(hash(order), hash(-1)));

        assertThat(known).containsOnlyKeys(hash(order));
        KnownOrder found = known.get(hash(order));
        assertThat(found.id()).isEqualTo(order);
        assertThat(found.keys())
                .usingRecursiveComparison()
                .isEqualTo(hub.newOrder(order).keys());
    }

    @Test
    void tellsThatAnOrderWasShredded() {
        long order = hub.anOrder();
        hub.shred(order);

        assertThat(hub.ledger
                        .orders(List.of(hash(order)))
                        .get(hash(order))
                        .keys()
                        .content())
                .isNull();
    }

    @Test
    void findsTheDisclosuresOfAnOrderAndNoOthers() {
        long order = hub.anOrder();
        NewDisclosure disclosure = hub.newDisclosure(order, PROVIDER, CONSIGNMENT);
        hub.record(List.of(), List.of(disclosure));
        hub.queued(hub.anOrder(), 1);

        assertThat(hub.ledger.disclosures(List.of(order)))
                .containsExactly(new KnownDisclosure(
                        disclosure.id(),
                        order,
                        disclosure.eventKey(),
                        PROVIDER,
                        CONSIGNMENT,
                        disclosure.contractVersion(),
                        State.QUEUED));
    }

    @Test
    void recordsADisclosureOnceForEachEventPartnerAndDocument() {
        long order = hub.anOrder();
        NewDisclosure disclosure = hub.newDisclosure(order, PROVIDER, CONSIGNMENT);
        NewDisclosure again = new NewDisclosure(
                hub.ids.next(),
                order,
                disclosure.eventKey(),
                disclosure.event(),
                PROVIDER,
                CONSIGNMENT,
                disclosure.contractVersion(),
                disclosure.fields(),
                disclosure.withheld());
        hub.record(List.of(), List.of(disclosure));

        assertThatExceptionOfType(LedgerUnavailableException.class)
                .as("on the next attempt it is found, so this passes")
                .isThrownBy(() -> hub.record(List.of(), List.of(again)))
                .withNoCause()
                .withMessage("the ledger is not available (SQL state 23505)");
        assertThat(hub.ledger.disclosures(List.of(order))).hasSize(1);
    }

    @Test
    void recordsNothingOfABatchThatFails() {
        long order = hub.ids.next();
        NewDisclosure disclosure = hub.newDisclosure(order, PROVIDER, CONSIGNMENT);

        assertThatExceptionOfType(LedgerException.class)
                .isThrownBy(() -> hub.record(List.of(hub.newOrder(order)), List.of(disclosure, disclosure)));

        assertThat(hub.ledger.orders(List.of(hash(order)))).isEmpty();
    }

    @Test
    void keepsWhatIsWithheldAndAnnouncesIt() {
        NewDisclosure disclosure =
                hub.withheld(hub.newDisclosure(hub.anOrder(), PROVIDER, CONSIGNMENT), "agreement-expired");

        hub.record(List.of(), List.of(disclosure));

        assertThat(hub.state(disclosure.id())).isEqualTo(State.WITHHELD);
        assertThat(hub.isWaiting(disclosure.id())).isTrue();
        assertThat(hub.claims.due(PROVIDER, 10, hub.clock.instant().plusSeconds(1_000_000)))
                .as("it does not go by itself")
                .isEmpty();
        assertThat(hub.announcements.next(10)).singleElement().satisfies(each -> {
            assertThat(each.state()).isEqualTo(State.WITHHELD);
            assertThat(each.reason()).contains("agreement-expired");
        });
    }

    @Test
    void takesAsManyStatementsForOneOrderAsForManyHundred() {
        assertThat(hub.statementsOf(() -> recordOrders(300)))
                .isEqualTo(hub.statementsOf(() -> recordOrders(1)))
                .isEqualTo(4);
    }

    @Test
    void givesOutHigherIdsThanThoseItHasSeenOfAnotherProcess() {
        TestLedger newer = hub.another();
        hub.ids.next();
        long order = hub.anOrder();
        long theirs = newer.ids.next();
        hub.jdbc.update(
                "insert into disclosure (id, order_id, event_key, partner, document, contract_version, fields, state,"
                        + " attempts, reached, created_at, changed_at)"
                        + " values (?, ?, 1, 'paywave', 'consignment', 1, ?, 'queued', 0, 0, now(), now())",
                theirs,
                order,
                new byte[0]);
        assertThat(hub.ids.next()).as("its own block").isLessThan(theirs);

        hub.ledger.disclosures(List.of(order));

        assertThat(hub.ids.next()).isGreaterThan(theirs);
    }

    private void recordOrders(int count) {
        List<NewOrder> orders = IntStream.range(0, count)
                .mapToObj(i -> hub.newOrder(hub.ids.next()))
                .toList();
        List<NewDisclosure> disclosures = orders.stream()
                .map(order -> hub.withheld(hub.newDisclosure(order.id(), PROVIDER, CONSIGNMENT), "no-key"))
                .toList();
        hub.record(orders, disclosures);
    }
}
