package org.partnerhub.deletion;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnerhub.event.CustomerId;
import org.partnerhub.event.EventId;
import org.partnerhub.event.OrderReference;

class RequestReaderTest {

    private static final String EVENT = """
            {"specversion":"1.0","id":"evt-1","source":"/shop","type":"deletion.requested","time":"2026-11-20T08:15:30Z",
             "data":{"requestId":"DR-551","customerId":"C-88213","orders":["SO-1","SO-2","SO-1"],
              "requestedBy":"guardian","verifiedAt":"2026-11-20T08:00:00+01:00"}}""";

    @Test
    void readsWhatIsAskedFor() {
        RequestReader.Read read = (RequestReader.Read) read(EVENT);

        assertThat(read.event()).isEqualTo(new EventId("evt-1"));
        assertThat(read.request().id()).isEqualTo(new RequestId("DR-551"));
        assertThat(read.request().customer()).isEqualTo(new CustomerId("C-88213"));
        assertThat(read.request().orders()).contains(List.of(new OrderReference("SO-1"), new OrderReference("SO-2")));
        assertThat(read.request().guardian()).isTrue();
        assertThat(read.request().verifiedAt().orElseThrow().toInstant()).hasToString("2026-11-20T07:00:00Z");
    }

    @Test
    void takesNoListForAllOrders() {
        assertThat(((RequestReader.Read) read(EVENT.replace("[\"SO-1\",\"SO-2\",\"SO-1\"]", "null")))
                        .request()
                        .orders())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[\"SO-1\",\"SO-2\",\"SO-1\"] | [] | missing-field | orders[]",
                "[\"SO-1\",\"SO-2\",\"SO-1\"] | \"SO-1\" | wrong-type | orders",
                "\"SO-2\" | 7 | wrong-type | orders[]",
                "\"orders\" | \"oders\" | unknown-field | data",
                "DR-551 | DR 551 | bad-request-id | requestId",
                "\"C-88213\" | null | missing-field | customerId",
                "guardian | somebody | unmapped-code | requestedBy",
                "2026-11-20T08:00:00+01:00 | yesterday | bad-date | verifiedAt",
                "2026-11-20T08:00:00+01:00 | +12026-11-20T08:00:00Z | bad-date | verifiedAt",
                "2026-11-20T08:00:00+01:00 | 0000-11-20T08:00:00Z | bad-date | verifiedAt",
                "evt-1 | evt 1 | bad-event-id | id",
                "deletion.requested | order.placed | unknown-event-type | type",
                "\"1.0\" | \"0.3\" | not-a-cloud-event | specversion",
                "\"source\" | \"id\" | not-json | event",
            })
    void setsAsideWhatCannotBeUnderstood(String found, String replacement, String code, String path) {
        RequestReader.SetAside aside = (RequestReader.SetAside) read(EVENT.replace(found, replacement));

        assertThat(aside.code().text()).isEqualTo(code);
        assertThat(aside.path()).isEqualTo(path);
    }

    @Property
    void neverThrowsAndNeverAsksForMore(@ForAll @IntRange(max = 300) int at, @ForAll byte other) {
        byte[] event = EVENT.getBytes(UTF_8);
        event[at % event.length] = other;

        RequestReader.Reading reading = RequestReader.read(event);

        Optional<List<OrderReference>> orders =
                reading instanceof RequestReader.Read read ? read.request().orders() : Optional.of(List.of());
        assertThat(orders).as("a list does not become all orders").isPresent();
    }

    private static RequestReader.Reading read(String event) {
        return RequestReader.read(event.getBytes(UTF_8));
    }
}
