package org.partnerhub.contract;

import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partnerhub.event.FieldPath;

/**
 * What one partner receives, from which field, for which purpose, and the way to reach it; read from
 * {@code config/partners/<id>.yaml}.
 *
 * @param version twelve hexadecimal digits that change whenever what the contract discloses changes
 * @param receives the orders that concern the partner: each of these fields has this value
 */
public record Contract(
        PartnerId partner,
        String name,
        String role,
        String version,
        Agreement agreement,
        Optional<Certification> certification,
        Map<FieldPath, String> receives,
        List<Document> documents,
        Delivery delivery,
        Optional<Channel> answers,
        DeletionChannel deletion,
        Optional<Callback> callback,
        Optional<StatusRequest> status,
        Connection connection) {

    public Contract {
        receives = Collections.unmodifiableMap(new LinkedHashMap<>(receives));
        documents = List.copyOf(documents);
    }

    /** The signed agreement with the partner; {@code keeps} is how long it may keep its copies. */
    public record Agreement(
            String reference,
            boolean confidentiality,
            String country,
            String transfer,
            Period keeps,
            LocalDate validUntil) {

        public Agreement {
            if (!confidentiality) {
                throw new IllegalArgumentException("without confidentiality there is no agreement");
            }
        }
    }

    /** The certificate that the partner's role needs, such as PCI DSS. */
    public record Certification(String standard, String reference, LocalDate validUntil) {}

    /** A way that a route template serves, with what the contract sets for it. */
    public record Channel(String route, Map<String, String> options) {

        private static final String EVERY = "PT5M";

        public Channel {
            options = Map.copyOf(options);
        }

        /** How often answers are looked for. */
        public Duration every() {
            return Duration.parse(options.getOrDefault("every", EVERY));
        }
    }

    /** Which of the two was valid and is no longer by that day: {@code agreement} or {@code certification}. */
    public Optional<String> lapsed(LocalDate day) {
        if (agreement.validUntil().isBefore(day)) {
            return Optional.of("agreement");
        }
        return certification
                .filter(certificate -> certificate.validUntil().isBefore(day))
                .map(certificate -> "certification");
    }

    /** Whether the partner gets documents in files, and not in requests. A file outlives its transport. */
    public boolean getsFiles() {
        return connection.uri().getScheme().equals("sftp");
    }

    public Optional<Document> document(DocumentName document) {
        return documents.stream().filter(each -> each.name().equals(document)).findFirst();
    }
}
