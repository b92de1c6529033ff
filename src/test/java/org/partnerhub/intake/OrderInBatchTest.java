package org.partnerhub.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnerhub.contract.DocumentName;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.event.EventId;
import org.partnerhub.event.EventType;
import org.partnerhub.event.OrderReference;
import org.partnerhub.intake.OrderInBatch.Effect;
import org.partnerhub.ledger.KnownDisclosure;
import org.partnerhub.ledger.OrderProgress;
import org.partnerhub.ledger.Stage;
import org.partnerhub.ledger.State;
import org.partnerhub.minimize.Reading;

/** The table of what an event may still do to an order. */
class OrderInBatchTest {

    @ParameterizedTest
    @CsvSource({
        // event,        revision, on record: stage, revision, effect
        "ORDER_PLACED,      1, OPEN,      0, FULL",
        "ORDER_PLACED,      1, OPEN,      1, NONE",
        "ORDER_AMENDED,     2, OPEN,      1, FULL",
        "ORDER_AMENDED,     4, OPEN,      1, FULL",
        "ORDER_AMENDED,     2, OPEN,      2, NONE",
        "ORDER_AMENDED,     1, OPEN,      2, NONE",
        "ORDER_AMENDED,     3, SHIPPED,   2, TOO_LATE",
        "ORDER_AMENDED,     3, CANCELLED, 2, TOO_LATE",
        "ORDER_AMENDED,     3, CLOSED,    2, TOO_LATE",
        "ORDER_AMENDED,     2, SHIPPED,   2, NONE",
        "ORDER_SHIPPED,     0, OPEN,      1, FULL",
        "ORDER_SHIPPED,     0, SHIPPED,   1, NONE",
        "ORDER_SHIPPED,     0, CANCELLED, 1, NONE",
        "ORDER_CANCELLED,   0, OPEN,      1, FULL",
        "ORDER_CANCELLED,   0, SHIPPED,   1, FULL",
        "ORDER_CANCELLED,   0, CANCELLED, 1, NONE",
        "ORDER_CLOSED,      0, SHIPPED,   1, FULL",
        "ORDER_CLOSED,      0, CANCELLED, 1, FULL",
        "ORDER_CLOSED,      0, CLOSED,    1, NONE",
        "REFUND_REQUESTED,  0, SHIPPED,   1, FULL",
        "REFUND_REQUESTED,  0, CLOSED,    1, FULL",
    })
    void knowsWhatAnEventMayStillDo(EventType type, int revision, Stage stage, int onRecord, Effect effect) {
        OrderInBatch order = new OrderInBatch(1, new OrderProgress(onRecord, stage));

        assertThat(order.effectOf(event(type, revision), 7)).isEqualTo(effect);
    }

    @Test
    void takesAnEventThatIsOnRecordForARepetitionWhateverCameAfterIt() {
        OrderInBatch order = new OrderInBatch(1, new OrderProgress(5, Stage.CLOSED));
        order.know(new KnownDisclosure(
                2, 1, 7, new PartnerId("nordpost"), new DocumentName("consignment"), 3, State.QUEUED));

        assertThat(order.effectOf(event(EventType.ORDER_PLACED, 1), 7)).isEqualTo(Effect.REPEATED);
        assertThat(order.effectOf(event(EventType.ORDER_PLACED, 1), 8)).isEqualTo(Effect.NONE);
    }

    @Test
    void comesFurtherWithEachEventThatTakesEffect() {
        OrderInBatch order = new OrderInBatch(1, new OrderProgress(0, Stage.OPEN));
        assertThat(order.isChanged()).isFalse();

        order.advance(event(EventType.ORDER_PLACED, 1));
        order.advance(event(EventType.ORDER_AMENDED, 3));
        order.advance(event(EventType.ORDER_SHIPPED, 0));

        assertThat(order.progress()).isEqualTo(new OrderProgress(3, Stage.SHIPPED));
        assertThat(order.isChanged()).isTrue();
    }

    private static Reading.Minimized event(EventType type, int revision) {
        return new Reading.Minimized(
                new EventId("evt-1"),
                type,
                OffsetDateTime.parse("2026-11-20T08:15:30Z"),
                new OrderReference("SO-1"),
                revision,
                Optional.empty(),
                false,
                List.of(),
                new Reading.Withdrawals(List.of(), List.of()),
                List.of(),
                List.of());
    }
}
