package org.partnerhub.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.partnerhub.contract.Contract;
import org.partnerhub.contract.Document;
import org.partnerhub.event.FieldPath;

/** What a provider was asked for, as its contract says where it stands. The amount is as the provider got it. */
record AskedPayment(String reference, String amount, String currency) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Absent when the request asks for no payment. */
    static Optional<AskedPayment> in(Contract contract, ReceivedRequest request) {
        return find(contract, request, "payment.amount");
    }

    /** How much is to be given back; absent when the request asks for no refund. */
    static Optional<AskedPayment> refundIn(Contract contract, ReceivedRequest request) {
        return find(contract, request, "refund.amount");
    }

    private static Optional<AskedPayment> find(Contract contract, ReceivedRequest request, String money) {
        return contract.documents().stream()
                .filter(document ->
                        request.path().endsWith(contract.delivery().paths().getOrDefault(document.name(), "-")))
                .filter(document -> target(document, money + ".value").isPresent())
                .findFirst()
                .map(document -> read(document, request.body(), money));
    }

    private static AskedPayment read(Document document, String body, String money) {
        try {
            JsonNode json = JSON.readTree(body);
            return new AskedPayment(
                    text(document, json, "order.reference"),
                    text(document, json, money + ".value"),
                    text(document, json, money + ".currency"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Document document, JsonNode json, String source) {
        JsonNode at = json;
        for (FieldPath.Step step : target(document, source).orElseThrow().steps()) {
            at = at.path(step.name());
        }
        return at.asText();
    }

    private static Optional<FieldPath> target(Document document, String source) {
        return document.fields().stream()
                .filter(field -> field.source().equals(FieldPath.of(source)))
                .map(Document.Field::target)
                .findFirst();
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}
