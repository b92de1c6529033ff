package org.partnerhub.contract;

import java.util.List;
import org.partnerhub.configuration.Problems;
import org.partnerhub.event.EventType;

/**
 * Checks that a partner finds what it is to purge: a deletion notice names the order by its reference and by nothing else,
 * whatever the way to the partner.
 */
final class NoticeRules {

    private static final String NAMED = "a deletion notice names the order by " + OrderName.REFERENCE;

    private final Problems problems;

    NoticeRules(Problems problems) {
        this.problems = problems;
    }

    void check(List<DocumentReader.Draft> documents) {
        documents.forEach(document -> {
            switch (OrderName.in(document.fields())) {
                case CHANGED -> refuseChanged(document);
                case ABSENT -> refuseAbsent(document);
                case KEPT -> {
                    // the partner finds it again
                }
            }
        });
    }

    private void refuseChanged(DocumentReader.Draft document) {
        OrderName.references(document.fields())
                .forEach(field -> problems.add(
                        document.targets().key(field.target()),
                        NAMED + ", which the partner knows in another form only",
                        "disclose it without a format that changes it"));
    }

    /**
     * Only what brings the order to the partner must name it: the rest follows to whoever has that, and may name it as the
     * partner does. Of a document that could not be made out, nothing is missing for sure.
     */
    private void refuseAbsent(DocumentReader.Draft document) {
        boolean bringsOrder = document.events().stream().anyMatch(EventType::carriesOrder);
        if (bringsOrder && document.complete()) {
            problems.add(
                    document.node(),
                    NAMED + ", which the document does not disclose each time",
                    "disclose it, for a purpose that depends on nothing");
        }
    }
}
