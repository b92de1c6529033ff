package org.partnerhub.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.partnerhub.event.EventType;
import org.partnerhub.event.FieldPath;

/** What stands in {@code config/} of this repository. */
class ShippedConfigurationTest {

    private static final Path CONFIG = Path.of("config");

    private final Catalog catalog = Catalog.read(CONFIG, UnaryOperator.identity());

    @Test
    void holdsNoFileThatNobodyReads() throws IOException {
        Set<String> read = new TreeSet<>(List.of("policy.yaml", catalog.policy().document()));
        Stream.of(EventType.values()).forEach(type -> read.add("schemas/" + type.text() + ".json"));
        catalog.contracts().forEach(contract -> read.add("partners/" + contract.partner() + ".yaml"));

        try (Stream<Path> files = Files.walk(CONFIG)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> CONFIG.relativize(file).toString())
                            .filter(file -> !file.equals("application.yaml")))
                    .containsExactlyInAnyOrderElementsOf(read);
        }
    }

    @Test
    void givesTheProviderTheAmountAndItsOwnToken() {
        assertThat(lines("paywave", "payment-request"))
                .containsExactly(
                        "reference: order.reference for settlement",
                        "amount.value: payment.amount.value for settlement",
                        "amount.currency: payment.amount.currency for settlement",
                        "method: payment.method for settlement",
                        "token: payment.methodToken? for settlement");
        assertThat(lines("paywave", "cancellation")).containsExactly("reference: order.reference for settlement");
    }

    @Test
    void givesTheProviderItsOwnReferenceOfThePaymentToRefund() {
        assertThat(lines("paywave", "refund"))
                .containsExactly(
                        "reference: order.reference for refund",
                        "refund: refund.id for refund",
                        "pspReference: hub.providerReference for refund",
                        "amount.value: refund.amount.value for refund",
                        "amount.currency: refund.amount.currency for refund");
        assertThat(lines("cardinal", "refund"))
                .contains(
                        "pspReference: hub.providerReference for refund",
                        "total.amount: refund.amount.value | major | text for refund");
    }

    @Test
    void sendsTheProviderRequestsWithABearerToken() {
        Contract paywave = contract("paywave");

        assertThat(paywave.delivery().paths())
                .containsEntry(new DocumentName("payment-request"), "/v1/payments")
                .containsEntry(new DocumentName("cancellation"), "/v1/cancellations")
                .containsEntry(new DocumentName("refund"), "/v1/refunds");
        assertThat(paywave.connection().authorization())
                .contains(new Connection.Authorization("Authorization", "Bearer ", "paywave-token"));
        assertThat(paywave.certification()).isPresent();
    }

    @Test
    void givesTheCarrierTheRecipient() {
        assertThat(lines("nordpost", "consignment"))
                .contains(
                        "weightKg: shipment.weightGrams | kg 2 for transit",
                        "consignee.name: recipient.name | max 35 for final-delivery",
                        "consignee.phone: recipient.phone? | digits for final-delivery");
        assertThat(lines("nordpost", "cancellation")).containsExactly("reference: order.reference for transit");
    }

    @Test
    void givesTheCarrierItemsOnlyForCustomsAndOnlyAcrossBorders() {
        Document consignment = document("nordpost", "consignment");

        assertThat(consignment.fields())
                .filteredOn(field -> field.source().arrays() > 0)
                .hasSize(7)
                .allSatisfy(field -> {
                    assertThat(field.purpose()).isEqualTo("customs-clearance");
                    assertThat(field.when()).contains(FieldPath.of("shipment.crossBorder"));
                });
    }

    @Test
    void cutsARowForEachLine() {
        Contract nordpost = contract("nordpost");

        assertThat(document("nordpost", "consignment").rowArray()).contains(FieldPath.of("lines[]"));
        assertThat(document("nordpost", "cancellation").rowArray()).isEmpty();
        assertThat(nordpost.delivery().columnsOf(document("nordpost", "cancellation")))
                .containsExactly("reference");
        assertThat(nordpost.delivery().columns())
                .startsWith("reference", "revision")
                .endsWith("lines.currency");
    }

    private List<String> lines(String partner, String document) {
        return document(partner, document).fields().stream()
                .map(field -> field.target() + ": " + field.source() + (field.optional() ? "?" : "")
                        + field.formats().stream()
                                .map(format -> " | " + format.written())
                                .collect(Collectors.joining())
                        + " for " + field.purpose())
                .toList();
    }

    private Document document(String partner, String name) {
        return Optional.of(contract(partner))
                .flatMap(contract -> contract.document(new DocumentName(name)))
                .orElseThrow();
    }

    private Contract contract(String partner) {
        return catalog.of(new PartnerId(partner)).orElseThrow();
    }
}
