package org.partnerhub.contract;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.partnerhub.configuration.Problems;
import org.partnerhub.configuration.Section;
import org.partnerhub.event.EventType;
import org.partnerhub.event.FieldPath;
import org.partnerhub.policy.Role;

/** Checks that the hub can hold each refund that a document asks for against what was captured. */
final class RefundRules {

    private static final List<FieldPath> MONEY =
            List.of(FieldPath.of("refund.amount.value"), FieldPath.of("refund.amount.currency"));

    private final Optional<Role> role;
    private final Optional<Connection> connection;
    private final Optional<Callback> callback;
    private final Problems problems;

    /** What could not be made out is absent, and has been told already. */
    RefundRules(Optional<Role> role, Optional<Connection> connection, Optional<Callback> callback, Problems problems) {
        this.role = role;
        this.connection = connection;
        this.callback = callback;
        this.problems = problems;
    }

    void check(List<DocumentReader.Draft> documents, Section file) {
        boolean hearsOfCaptures =
                file.optional("callback").isPresent() || file.optional("result").isPresent();
        documents.stream().filter(this::asksForRefund).forEach(document -> check(document, hearsOfCaptures));
    }

    private boolean asksForRefund(DocumentReader.Draft document) {
        return document.events().contains(EventType.REFUND_REQUESTED)
                && (role.filter(Role::certification).isPresent() || isSupplied(document));
    }

    private void check(DocumentReader.Draft document, boolean hearsOfCaptures) {
        if (!hearsOfCaptures) {
            tell(document, "the hub hears of captures by callbacks alone", "write callback: and result:");
        }
        if (!document.events().equals(Set.of(EventType.REFUND_REQUESTED))) {
            tell(document, "it asks for a refund, and is about other events too", "write a document for each");
        }
        if (!MONEY.stream().allMatch(path -> takes(document, path))) {
            tell(
                    document,
                    "the hub must see how much is asked for, and in which currency",
                    "list refund.amount.value and refund.amount.currency, both without a question mark");
        }
        if (connection.filter(known -> !ConnectionReader.isHttp(known)).isPresent()) {
            tell(document, "a refund is asked for by a request", "connect by https");
        }
        if (isSupplied(document) && callback.filter(this::namesNoReference).isPresent()) {
            tell(document, "no result tells the provider's reference", "write providerReference: under result:");
        }
        if (document.fields().stream()
                .anyMatch(field -> field.isSupplied() && field.when().isPresent())) {
            tell(document, "what the hub supplies depends on no field of the event", "list it for another purpose");
        }
    }

    private boolean namesNoReference(Callback known) {
        return known.result().providerReference().isEmpty();
    }

    private static boolean isSupplied(DocumentReader.Draft document) {
        return document.fields().stream().anyMatch(Document.Field::isSupplied);
    }

    private static boolean takes(DocumentReader.Draft document, FieldPath path) {
        return document.fields().stream()
                .anyMatch(field -> field.source().equals(path)
                        && !field.optional()
                        && field.when().isEmpty());
    }

    private void tell(DocumentReader.Draft document, String message, String remedy) {
        problems.add(document.node(), message, remedy);
    }
}
