package org.partnerhub.minimize;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerhub.minimize.Contracts.nordpost;
import static org.partnerhub.minimize.Contracts.paywave;
import static org.partnerhub.minimize.TestEvent.aCancellation;
import static org.partnerhub.minimize.TestEvent.aRefund;
import static org.partnerhub.minimize.TestEvent.anOrder;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.event.CustomerId;
import org.partnerhub.event.EventId;
import org.partnerhub.event.EventType;
import org.partnerhub.event.OrderReference;

class EventReaderTest {

    private static final String CONSIGNMENT = "nordpost/consignment {\"shipper\":{\"country\":\"GB\"},"
            + "\"reference\":\"SO-2026-000123\",\"revision\":1,\"weightKg\":0.64,\"service\":\"01\","
            + "\"consignee\":{\"name\":\"Ana Lindqvist\",\"phone\":\"442079460018\",\"postcode\":\"BA1 1AA\"},"
            + "\"lines\":[{\"hsCode\":\"330499\",\"quantity\":2},{\"hsCode\":\"330491\",\"quantity\":1}]}";
    private static final String SETTLEMENT = "paywave/settlement {\"reference\":\"SO-2026-000123\","
            + "\"amount\":{\"value\":\"104.30\",\"currency\":\"EUR\"},\"token\":\"tok_9f2c\"}";

    private final Hub hub = Hub.with(nordpost(), paywave());

    @Test
    void givesEachPartnerWhatItsContractListsAndNothingElse() {
        assertThat(hub.documents(anOrder())).containsExactly(CONSIGNMENT, SETTLEMENT);
    }

    @Test
    void tellsTheHubWhoseOrderItIs() {
        Reading.Minimized reading = hub.minimized(anOrder().with("customer.minor", "true"));

        assertThat(reading.id()).isEqualTo(new EventId("evt-7f3a"));
        assertThat(reading.type()).isEqualTo(EventType.ORDER_PLACED);
        assertThat(reading.placedAt()).isEqualTo(OffsetDateTime.parse("2026-11-20T08:15:28Z"));
        assertThat(reading.order()).isEqualTo(new OrderReference("SO-2026-000123"));
        assertThat(reading.revision()).isEqualTo(1);
        assertThat(reading.customer()).contains(new CustomerId("C-88213"));
        assertThat(reading.minor()).isTrue();
        assertThat(reading.unknown()).isEmpty();
    }

    @Test
    void refusesOnePartnerWithoutTheOther() {
        Reading.Minimized reading = hub.minimized(anOrder().withoutRecipient());

        assertThat(reading.disclosures()).extracting(Hub::content).containsExactly(SETTLEMENT.substring(19));
        assertThat(reading.refusals())
                .containsExactly(new Reading.Refusal(
                        new PartnerId("nordpost"),
                        nordpost().documents().get(0).name(),
                        Code.MISSING_FIELD,
                        "recipient.name"));
    }

    @Test
    void servesOnlyThePartnersThatReceiveTheOrder() {
        TestEvent byAnotherCarrier = anOrder().with("shipment.carrier", "\"sudpost\"");

        assertThat(hub.documents(byAnotherCarrier)).containsExactly(SETTLEMENT);
    }

    @Test
    void comparesWhatAPartnerReceivesAsText() {
        String escaped = anOrder().json().replace("\"nordpost\"", "\"\\u006eordpost\"");

        Reading.Minimized reading = (Reading.Minimized) hub.read(escaped.getBytes(UTF_8));

        assertThat(reading.disclosures()).hasSize(2);
    }

    @Test
    void servesAPartnerOnlyWhenAllItReceivesFits() {
        Hub strict = Hub.with(Contracts.contract(
                "strict",
                Map.of("shipment.carrier", "nordpost", "order.channel", "web"),
                Contracts.placed().field("reference", "order.reference").build()));

        assertThat(strict.documents(anOrder())).hasSize(1);
        assertThat(strict.documents(anOrder().with("order.channel", "\"shop\"")))
                .isEmpty();
        assertThat(strict.documents(anOrder().without("order.channel"))).isEmpty();
        assertThat(strict.documents(anOrder().with("order.channel", "{\"web\":1}")))
                .isEmpty();
    }

    @Test
    void takesNoNumberForTheTextThatAPartnerReceives() {
        Hub numbered = Hub.with(Contracts.contract(
                "numbered",
                Map.of("order.channel", "17"),
                Contracts.placed().field("reference", "order.reference").build()));

        assertThat(numbered.documents(anOrder().with("order.channel", "\"17\"")))
                .hasSize(1);
        assertThat(numbered.documents(anOrder().with("order.channel", "17"))).isEmpty();
    }

    @Test
    void servesNobodyByAContractThatReceivesNothing() {
        Hub silent = Hub.with(Contracts.contract(
                "silent",
                Map.of(),
                Contracts.placed().field("reference", "order.reference").build()));

        assertThat(silent.documents(anOrder())).isEmpty();
    }

    @Test
    void offersEventsThatDoNotCarryTheOrderToEveryPartnerWithADocumentForThem() {
        assertThat(hub.documents(aCancellation()))
                .containsExactly("nordpost/cancellation {\"reference\":\"SO-2026-000123\"}");
        assertThat(hub.documents(aRefund()))
                .containsExactly("paywave/refund {\"reference\":\"SO-2026-000123\",\"amount\":29.90}");
    }

    @Test
    void knowsNoCustomerOfAnEventThatDoesNotCarryTheOrder() {
        Reading.Minimized reading = hub.minimized(aCancellation());

        assertThat(reading.placedAt()).as("its own time").isEqualTo(OffsetDateTime.parse("2026-11-20T08:15:30Z"));
        assertThat(reading.revision()).isZero();
        assertThat(reading.customer()).isEmpty();
        assertThat(reading.minor()).isFalse();
    }

    @Test
    void findsTheTypeBehindTheData() {
        TestEvent late = anOrder().withoutAttribute("type").withAttribute("type", "\"order.placed\"");

        assertThat(late.json()).endsWith(",\"type\":\"order.placed\"}");
        assertThat(hub.documents(late)).containsExactly(CONSIGNMENT, SETTLEMENT);
    }

    @Test
    void readsFieldsInAnyOrder() {
        TestEvent shuffled = anOrder();
        String customer = shuffled.tree().at("/data/customer").toString();
        shuffled.without("customer").with("customer", customer).with("order.channel", "\"web\"");

        assertThat(hub.documents(shuffled)).containsExactly(CONSIGNMENT, SETTLEMENT);
    }

    @Test
    void reportsUnknownFieldsByTheNearestKnownPathOnce() {
        Reading.Minimized reading = hub.minimized(anOrder()
                .with("customer.shoeSize", "39")
                .with("customer.hat", "{\"size\":{\"eu\":57}}")
                .with("weather", "[{\"sun\":true}]")
                .with("items.0.gift", "true")
                .with("items.1.gift", "true")
                .with("recipient.company", "{\"legal\":\"x\"}"));

        assertThat(reading.unknown())
                .extracting(Reading.UnknownField::nearestPath)
                .containsExactly("customer", "recipient.company", "items[]", "data");
    }

    @Test
    void takesExtensionAttributesForGranted() {
        assertThat(hub.minimized(anOrder().withAttribute("traceparent", "\"00-1\""))
                        .unknown())
                .isEmpty();
    }

    @Test
    void forgetsTheLastEvent() {
        hub.minimized(anOrder());

        assertThat(hub.documents(anOrder().without("recipient.phone")))
                .contains(CONSIGNMENT.replace("\"phone\":\"442079460018\",", ""));
        assertThat(hub.documents(anOrder().with("items", "[]").with("shipment.crossBorder", "false")))
                .contains(CONSIGNMENT.replaceFirst(",\"lines.*]", ""));
    }

    @Test
    void printsNothingOfWhatItRead() {
        assertThat(hub.minimized(anOrder()).toString()).doesNotContain("SO-2026", "C-88213", "Lindqvist", "tok_9f2c");
        assertThat(List.of(new Value.Text("Ana"), new Value.Bare("17")).toString())
                .doesNotContain("Ana", "17");
    }
}
