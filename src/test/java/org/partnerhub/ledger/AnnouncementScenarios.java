package org.partnerhub.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerhub.ledger.TestLedger.CONSIGNMENT;
import static org.partnerhub.ledger.TestLedger.PROVIDER;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What the shop is to be told. */
abstract class AnnouncementScenarios {

    private final TestLedger hub;

    AnnouncementScenarios(TestLedger hub) {
        this.hub = hub.empty();
    }

    @Test
    void tellsWhatBecameOfADisclosure() {
        long order = hub.anOrder();
        Claimed claimed = claim(order);
        hub.claims.settle(List.of(new Outcome.Parked(claimed, "http-422")));

        assertThat(hub.announcements.next(10)).singleElement().satisfies(each -> {
            assertThat(each.event()).contains(claimed.event());
            assertThat(each.order()).isEqualTo(order);
            assertThat(each.reference()).isEqualTo(hub.newOrder(order).reference());
            assertThat(each.keys())
                    .usingRecursiveComparison()
                    .isEqualTo(hub.newOrder(order).keys());
            assertThat(each.partner()).isEqualTo(PROVIDER);
            assertThat(each.document()).isEqualTo(CONSIGNMENT);
            assertThat(each.state()).isEqualTo(State.PARKED);
            assertThat(each.reason()).contains("http-422");
            assertThat(each.at()).isEqualTo(hub.clock.instant());
            assertThat(each).asString().doesNotContain("evt-").contains("[redacted]");
        });
    }

    @Test
    void tellsTheSameAgainUntilItIsDone() {
        List.of(claim(hub.anOrder()), claim(hub.anOrder()), claim(hub.anOrder()))
                .forEach(each -> hub.claims.settle(List.of(new Outcome.Sent(each))));
        List<Long> first = ids(2);

        assertThat(ids(2)).isEqualTo(first).isSorted();
        assertThat(hub.another().announcements.next(2))
                .extracting(Announcement::id)
                .isEqualTo(first);
        hub.announcements.done(first);

        assertThat(ids(2)).hasSize(1).doesNotContainAnyElementsOf(first);
    }

    @Test
    void isToldOfAnOrderWhoseKeysAreShredded() {
        Claimed claimed = claim(hub.anOrder());
        hub.claims.settle(List.of(new Outcome.Sent(claimed)));
        hub.jdbc.update(
                "update customer_order set content_key = null, reference_key = null, reference = null where id = ?",
                claimed.order());
        hub.jdbc.update("update disclosure set event_id = null where id = ?", claimed.disclosure());

        assertThat(hub.announcements.next(1)).singleElement().satisfies(each -> {
            assertThat(each.event()).isEmpty();
            assertThat(each.reference()).isNull();
            assertThat(each.keys().reference()).isNull();
        });
    }

    private List<Long> ids(int limit) {
        return hub.announcements.next(limit).stream().map(Announcement::id).toList();
    }

    private Claimed claim(long order) {
        return hub.claims.fromBundle(PROVIDER, hub.queued(order, 1)).get(0);
    }
}
