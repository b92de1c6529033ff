package org.partnerhub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.partnerhub.contract.PartnerId;

/**
 * Plants a marker in every field of many orders and looks for all of them in every byte that partners received, that the
 * hub published and that it keeps, logs at DEBUG included.
 */
@ExtendWith(SandboxExtension.class)
class LeakIT {

    private static final PartnerId NORDPOST = new PartnerId("nordpost");
    private static final PartnerId PAYWAVE = new PartnerId("paywave");
    private static final int FIRST = 700_000;
    private static final int ORDERS = 150;

    private static final List<MarkedOrder> orders =
            IntStream.range(FIRST, FIRST + ORDERS).mapToObj(MarkedOrder::placed).toList();
    private static final SampleOrder asked = QuestionIT.anOrderWhoseCallbacksAreLost(FIRST + ORDERS);
    private static SandboxFolder folder;
    private static MarkerSearch search;

    @BeforeAll
    static void letTheHubHandleThemAll(LiveHub hub) {
        folder = hub.environment().folder();
        List<Position> broken = new ArrayList<>();
        for (MarkedOrder order : orders) {
            hub.publish(order.toRecord());
            if (orders.indexOf(order) % 10 == 0) {
                order.broken().forEach(bytes -> broken.add(hub.publish(order.toRecord(bytes))));
            }
        }
        hub.publish(asked);
        // after the broken ones have been made, which have markers of their own
        search = new MarkerSearch(markers(MarkedOrder::all));
        await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> {
            assertThat(orders).allSatisfy(order -> {
                assertThat(hub.published().told(order.id(), "paywave")).contains("sent");
                assertThat(hub.published().told(order.id(), "nordpost"))
                        .containsAnyOf("sent", "withheld minor-needs-openpgp");
            });
            assertThat(broken).allSatisfy(place -> assertThat(hub.published().rejections(place))
                    .isNotEmpty());
            // the path of a question names the order
            assertThat(folder.partner(PAYWAVE).resolve("requests.ndjson"))
                    .content()
                    .contains("\"GET\",\"path\":\"/v1/payments/" + asked.reference());
            // spans are written a batch at a time, and are searched too
            assertThat(folder.hub().resolve("spans.txt")).content().contains("SENT http");
        });
    }

    @Test
    void givesTheCarrierWhatItsContractListsAndNothingElse() {
        assertThat(search.namesBelow(folder.partner(NORDPOST))).isEqualTo(names(markers(MarkedOrder::forCarrier)));
    }

    @Test
    void givesTheProviderWhatItsContractListsAndNothingElse() {
        assertThat(search.namesBelow(folder.partner(PAYWAVE))).isEqualTo(names(markers(MarkedOrder::forProvider)));
    }

    @Test
    void givesNoOtherPartnerAnything() throws Exception {
        assertThat(search.below(folder.partners()).values()).allSatisfy(files -> assertThat(files)
                .allMatch(
                        file -> file.startsWith(folder.partner(NORDPOST)) || file.startsWith(folder.partner(PAYWAVE))));
    }

    @Test
    void sendsNoTraceAlongWithARequest() throws Exception {
        assertThat(Files.readString(folder.partner(PAYWAVE).resolve("requests.ndjson")))
                .contains("\"idempotency-key\"")
                .doesNotContain("\"traceparent\"", "\"tracestate\"", "\"baggage\"");
    }

    @Test
    void tellsTheShopNothingOfWhatTheEventsHold() throws Exception {
        assertThat(search.below(folder.shop())).isEmpty();
    }

    @Test
    void keepsNothingThatCanBeRead() throws Exception {
        assertThat(search.below(folder.hub())).isEmpty();
    }

    @Test
    void keepsNoReferenceOfAnOrderThatCanBeRead() throws Exception {
        MarkerSearch references = new MarkerSearch(
                Stream.concat(orders.stream().map(MarkedOrder::reference), Stream.of(asked.reference()))
                        .map(reference -> Marker.of(reference, reference))
                        .toList());

        assertThat(references.below(folder.hub())).isEmpty();
        assertThat(references.namesBelow(folder.shop()))
                .as("the shop is told them, so the search can find them")
                .hasSize(ORDERS + 1);
    }

    @Test
    void hasWrittenDownAllThatItCan() throws Exception {
        for (String text :
                List.of(" DEBUG ", "org.apache.camel", orders.get(ORDERS - 1).id())) {
            assertThat(HubLog.says(folder, text)).as(text).isTrue();
        }
        assertThat(Files.readString(folder.hub().resolve("spans.txt")))
                .contains("RECEIVED kafka:shop.orders", "RECEIVED jms:queue:hub.paywave", "SENT http")
                .contains("http.status_code=\"201\"");
        assertThat(Files.size(folder.hub().resolve("ledger.mv.db"))).isPositive();
        assertThat(folder.hub().resolve("journal")).isNotEmptyDirectory();
    }

    private static Collection<Marker> markers(Function<MarkedOrder, Collection<Marker>> some) {
        return orders.stream().flatMap(order -> some.apply(order).stream()).toList();
    }

    private static Set<String> names(Collection<Marker> markers) {
        return markers.stream().map(Marker::name).collect(Collectors.toCollection(TreeSet::new));
    }
}
