package org.partnerhub.ledger;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
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
import org.partnerhub.contract.PartnerId;
import org.partnerhub.event.EventType;
import org.partnerhub.event.FieldPath;

/** A contract for tests. */
final class Contracts {

    private Contracts() {}

    static Contract nordpost(String version) {
        return new Contract(
                new PartnerId("nordpost"),
                "NordPost International",
                "logistics",
                version,
                new Contract.Agreement(
                        "NP-DPA-2026-04", true, "CH", "adequacy", Period.ofDays(90), LocalDate.parse("2027-12-31")),
                Optional.empty(),
                Map.of(FieldPath.of("shipment.carrier"), "nordpost"),
                List.of(consignment()),
                delivery(),
                Optional.empty(),
                new DeletionChannel(
                        DeletionChannel.Route.SFTP_NOTICE,
                        Period.ofDays(30),
                        Duration.ofMinutes(15),
                        Optional.empty(),
                        Optional.empty()),
                Optional.empty(),
                Optional.empty(),
                connection());
    }

    private static Document consignment() {
        return new Document(
                new DocumentName("consignment"),
                Set.of(EventType.ORDER_PLACED),
                Map.of(),
                List.of(
                        field("reference", "order.reference", "transit"),
                        field("lines[].hsCode", "items[].customs.hsCode", "customs-clearance")),
                Optional.empty());
    }

    private static Document.Field field(String target, String source, String purpose) {
        return new Document.Field(
                FieldPath.of(target), FieldPath.of(source), false, List.of(), purpose, Optional.empty());
    }

    private static Delivery delivery() {
        return new Delivery(
                "sftp-manifest",
                Delivery.Form.CSV,
                Delivery.Row.ORDER,
                List.of("reference", "lines.hsCode"),
                Duration.ofMinutes(15),
                500,
                Map.of(),
                Duration.ofSeconds(10),
                1,
                1);
    }

    private static Connection connection() {
        return new Connection(
                URI.create("sftp://sftp.nordpost.example:22"),
                Optional.of("shop"),
                Optional.of("nordpost-ssh"),
                Optional.of("nordpost-host"),
                Optional.of("/in"),
                Optional.of("/out"),
                Optional.empty());
    }
}
