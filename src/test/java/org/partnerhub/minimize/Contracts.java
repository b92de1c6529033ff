package org.partnerhub.minimize;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.partnerhub.contract.Connection;
import org.partnerhub.contract.Contract;
import org.partnerhub.contract.DeletionChannel;
import org.partnerhub.contract.Delivery;
import org.partnerhub.contract.Document;
import org.partnerhub.contract.DocumentName;
import org.partnerhub.contract.Format;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.event.EventType;
import org.partnerhub.event.FieldPath;

/** Contracts as the contract reader would make them, of which only what they disclose matters here. */
final class Contracts {

    private Contracts() {}

    /** A carrier. */
    static Contract nordpost() {
        return contract(
                "nordpost",
                Map.of("shipment.carrier", "nordpost"),
                document("consignment", EventType.ORDER_PLACED, EventType.ORDER_AMENDED)
                        .constant("shipper.country", "GB")
                        .field("reference", "order.reference")
                        .field("revision", "order.revision")
                        .field("weightKg", "shipment.weightGrams", new Format.Kilograms(2))
                        .field(
                                "service",
                                "shipment.service",
                                new Format.Code(Map.of("standard", "01", "express", "02")))
                        .field("consignee.name", "recipient.name", new Format.Max(35))
                        .field("consignee.phone", "recipient.phone?", new Format.Digits())
                        .field("consignee.postcode", "recipient.address.postcode")
                        .when("shipment.crossBorder")
                        .field("lines[].hsCode", "items[].customs.hsCode")
                        .field("lines[].quantity", "items[].quantity")
                        .rows("lines[]")
                        .build(),
                document("cancellation", EventType.ORDER_CANCELLED)
                        .field("reference", "order.reference")
                        .build());
    }

    /** A payment provider. */
    static Contract paywave() {
        return contract(
                "paywave",
                Map.of("payment.provider", "paywave"),
                document("settlement", EventType.ORDER_PLACED)
                        .field("reference", "order.reference")
                        .field("amount.value", "payment.amount.value", new Format.Major(), new Format.Text())
                        .field("amount.currency", "payment.amount.currency")
                        .field("token", "payment.methodToken")
                        .build(),
                document("refund", EventType.REFUND_REQUESTED)
                        .field("reference", "order.reference")
                        .field("amount", "refund.amount.value", new Format.Major())
                        .build());
    }

    /** A contract with one document about placed orders whose carrier is nordpost. */
    static Contract contract(DocumentBuilder document) {
        return contract("tester", Map.of("shipment.carrier", "nordpost"), document.build());
    }

    static Contract contract(String partner, Map<String, String> receives, Document... documents) {
        Map<FieldPath, String> received = new LinkedHashMap<>();
        receives.forEach((path, value) -> received.put(FieldPath.of(path), value));
        return new Contract(
                new PartnerId(partner),
                partner,
                "logistics",
                "0123456789ab",
                new Contract.Agreement("NP-1", true, "CH", "adequacy", Period.ofDays(90), LocalDate.of(2027, 12, 31)),
                Optional.empty(),
                received,
                List.of(documents),
                new Delivery(
                        "http-request",
                        Delivery.Form.JSON,
                        Delivery.Row.ORDER,
                        List.of(),
                        Duration.ofMinutes(15),
                        500,
                        Map.of(),
                        Duration.ofSeconds(10),
                        4,
                        10),
                Optional.empty(),
                new DeletionChannel(
                        DeletionChannel.Route.SFTP_NOTICE,
                        Period.ofDays(30),
                        Duration.ofMinutes(15),
                        Optional.empty(),
                        Optional.empty()),
                Optional.empty(),
                Optional.empty(),
                new Connection(
                        URI.create("https://localhost"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    static DocumentBuilder placed() {
        return document("parcel", EventType.ORDER_PLACED);
    }

    static DocumentBuilder document(String name, EventType... events) {
        return new DocumentBuilder(new DocumentName(name), Set.of(events));
    }

    /** Collects the fields of a document; {@code ?} behind a source makes it optional, as in a contract. */
    static final class DocumentBuilder {

        private final DocumentName name;
        private final Set<EventType> events;
        private final Map<FieldPath, String> constants = new LinkedHashMap<>();
        private final List<Document.Field> fields = new ArrayList<>();
        private Optional<FieldPath> when = Optional.empty();
        private Optional<FieldPath> rows = Optional.empty();

        private DocumentBuilder(DocumentName name, Set<EventType> events) {
            this.name = name;
            this.events = events;
        }

        DocumentBuilder constant(String target, String text) {
            constants.put(FieldPath.of(target), text);
            return this;
        }

        DocumentBuilder field(String target, String source, Format... formats) {
            fields.add(new Document.Field(
                    FieldPath.of(target),
                    FieldPath.of(source.replace("?", "")),
                    source.endsWith("?"),
                    List.of(formats),
                    "transit",
                    when));
            return this;
        }

        /** From here on the fields depend on this field of the event. */
        DocumentBuilder when(String path) {
            when = Optional.of(FieldPath.of(path));
            return this;
        }

        DocumentBuilder rows(String target) {
            rows = Optional.of(FieldPath.of(target));
            return this;
        }

        Document build() {
            return new Document(name, events, constants, fields, rows);
        }
    }
}
