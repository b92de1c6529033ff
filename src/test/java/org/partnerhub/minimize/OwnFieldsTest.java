package org.partnerhub.minimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerhub.minimize.TestEvent.aCancellation;
import static org.partnerhub.minimize.TestEvent.anOrder;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnerhub.event.EventId;

/** What the hub itself must know of an event, without which it is set aside for everyone. */
class OwnFieldsTest {

    private final Hub hub = Hub.with(Contracts.nordpost());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "specversion | \"0.3\"                   | not-a-cloud-event",
                "specversion | 1.0                       | not-a-cloud-event",
                "type        | 17                        | not-a-cloud-event",
                "type        | null                      | not-a-cloud-event",
                "type        | \"order.eaten\"           | unknown-event-type",
                "type        | \"deletion.requested\"    | unknown-event-type",
                "type        | \"order.closed\"          | unknown-event-type",
                "time        | \"2026-11-20\"            | not-a-cloud-event",
                "time        | \"2026-02-30T08:15:30Z\"  | not-a-cloud-event",
                "time        | 1763626530                | not-a-cloud-event",
                "data        | null                      | not-a-cloud-event",
                "data        | \"{}\"                    | not-a-cloud-event",
                "data        | [{}]                      | not-a-cloud-event"
            })
    void setsAsideWhatIsNoCloudEventOfTheShop(String attribute, String json, String code) {
        Reading.SetAside reading =
                hub.setAside(anOrder().withAttribute(attribute, json).bytes());

        assertThat(reading.code()).hasToString(code);
        assertThat(reading.path()).isEqualTo(attribute);
        assertThat(reading.id()).contains(new EventId("evt-7f3a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"specversion", "type", "time", "data"})
    void setsAsideWhatLacksAnAttribute(String attribute) {
        assertThat(hub.setAside(anOrder().withoutAttribute(attribute).bytes()))
                .isEqualTo(new Reading.SetAside(EventId.of("evt-7f3a"), Code.NOT_A_CLOUD_EVENT, attribute));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\"a b\"", "\"ana@example.com\"", "17", "null", "{}"})
    void doesNotRepeatABadId(String id) {
        assertThat(hub.setAside(anOrder().withAttribute("id", id).bytes()))
                .isEqualTo(new Reading.SetAside(Optional.empty(), Code.BAD_EVENT_ID, "id"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "order.reference",
                "order.revision",
                "order.placedAt",
                "customer.id",
                "customer.minor",
                "order",
                "customer"
            })
    void setsAsideAnOrderThatLacksWhatTheHubNeeds(String path) {
        Reading.SetAside reading = hub.setAside(anOrder().without(path).bytes());

        assertThat(reading.code()).isEqualTo(Code.MISSING_FIELD);
        assertThat(reading.path()).startsWith(path);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "order.reference | \"\"       | missing-field",
                "order.reference | null       | missing-field",
                "order.reference | 17         | wrong-type",
                "order.reference | [\"SO-1\"] | wrong-type",
                "order.revision  | \"1\"      | wrong-type",
                "order.revision  | 1.5        | wrong-type",
                "order.revision  | 0          | number-out-of-range",
                "order.revision  | -1         | number-out-of-range",
                "order.revision  | 4294967297 | number-out-of-range",
                "order.placedAt  | null       | missing-field",
                "order.placedAt  | 1795162528 | wrong-type",
                "order.placedAt  | \"2026-11-20\" | bad-date",
                "order.placedAt  | \"2026-11-20T08:15:28\" | bad-date",
                "customer.id     | 88213      | wrong-type",
                "customer.id     | \"\"       | missing-field",
                "customer.minor  | null       | missing-field",
                "customer.minor  | \"false\"  | wrong-type",
                "customer.minor  | 0          | wrong-type"
            })
    void setsAsideAnOrderWhereTheyAreNotWhatTheyShouldBe(String path, String json, String code) {
        assertThat(hub.setAside(anOrder().with(path, json).bytes()))
                .extracting(Reading.SetAside::path, reading -> reading.code().text())
                .containsExactly(path, code);
    }

    @Test
    void takesAReferenceOfAHundredCharactersAndNoMore() {
        String longest = "\ud83c\udf81".repeat(100);

        assertThat(hub.minimized(anOrder().with("order.reference", '"' + longest + '"'))
                        .order()
                        .text())
                .isEqualTo(longest);
        assertThat(hub.setAside(
                        anOrder().with("order.reference", '"' + longest + "x\"").bytes()))
                .isEqualTo(new Reading.SetAside(EventId.of("evt-7f3a"), Code.TOO_LONG, "order.reference"));
    }

    @Test
    void needsOnlyTheReferenceOfAnEventThatDoesNotCarryTheOrder() {
        assertThat(hub.documents(aCancellation())).hasSize(1);
        assertThat(hub.setAside(aCancellation().without("order.reference").bytes()))
                .isEqualTo(new Reading.SetAside(EventId.of("evt-7f3a"), Code.MISSING_FIELD, "order.reference"));
    }
}
