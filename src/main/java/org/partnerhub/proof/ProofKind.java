package org.partnerhub.proof;

import static org.partnerhub.proof.Detail.BASIS;
import static org.partnerhub.proof.Detail.BY;
import static org.partnerhub.proof.Detail.CODE;
import static org.partnerhub.proof.Detail.CONTRACT;
import static org.partnerhub.proof.Detail.DESTROYED;
import static org.partnerhub.proof.Detail.DOCUMENT;
import static org.partnerhub.proof.Detail.EPOCH;
import static org.partnerhub.proof.Detail.FIELDS;
import static org.partnerhub.proof.Detail.NOTICE;
import static org.partnerhub.proof.Detail.ORDER;
import static org.partnerhub.proof.Detail.PARTNER;
import static org.partnerhub.proof.Detail.REQUEST;
import static org.partnerhub.proof.Detail.SINCE;
import static org.partnerhub.proof.Detail.UNTIL;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What can happen on the way of a deletion: for each, what its entry must say, and what it may say beyond that. What has been
 * written once is read for years: a kind is never renamed, and never comes to need more.
 */
public enum ProofKind {
    /** The code is the reason; since: when the shop had verified who asks. */
    REQUEST_RECEIVED("request-received", List.of(REQUEST, CODE), SINCE),
    REQUEST_REFUSED("request-refused", List.of(REQUEST, CODE)),
    /** More was asked than goes without a person's word. */
    REQUEST_PAUSED("request-paused", List.of(REQUEST, CODE)),
    /** That word was given. */
    REQUEST_APPROVED("request-approved", List.of(REQUEST)),
    NOTHING_HELD("nothing-held", List.of(REQUEST)),
    DEFERRED("deferred", List.of(REQUEST, ORDER), CODE, UNTIL),
    HELD("held", List.of(REQUEST, ORDER, BASIS), UNTIL),
    /** What a partner holds, or may hold: one entry for each document and version of its contract. */
    COPY_HELD("copy-held", List.of(REQUEST, ORDER, PARTNER, DOCUMENT, CONTRACT, FIELDS, SINCE), CODE),
    ORDER_ERASED("order-erased", List.of(REQUEST, ORDER)),
    /** Of one order, or, without an order, of the whole request; so are the next one and the last but one. */
    EFFECTIVE("effective", List.of(REQUEST), ORDER),
    /** Of an order also: the epoch that was destroyed last of all that may have wrapped its keys. */
    FINAL("final", List.of(REQUEST), ORDER, EPOCH, DESTROYED),
    /** Until: by when the partner must have answered. */
    NOTICE_QUEUED("notice-queued", List.of(REQUEST, ORDER, NOTICE, PARTNER), CODE, UNTIL),
    NOTICE_SENT("notice-sent", List.of(REQUEST, ORDER, NOTICE, PARTNER), CODE, UNTIL),
    NOTICE_ACKNOWLEDGED("notice-acknowledged", List.of(REQUEST, ORDER, NOTICE, PARTNER), CODE, UNTIL),
    /** The code is the answer; of a refusal: its legal basis, its end and the fields that the partner keeps. By: who has entered it. */
    NOTICE_ANSWERED("notice-answered", List.of(REQUEST, ORDER, NOTICE, PARTNER, CODE), BASIS, UNTIL, FIELDS, BY),
    /** The partner has got it once more: as a reminder, or to be asked how far it is. */
    NOTICE_REMINDED("notice-reminded", List.of(REQUEST, ORDER, NOTICE, PARTNER), CODE, UNTIL),
    NOTICE_OVERDUE("notice-overdue", List.of(REQUEST, ORDER, NOTICE, PARTNER), CODE, UNTIL),
    NOTICE_CANCELLED("notice-cancelled", List.of(REQUEST, ORDER, NOTICE, PARTNER), CODE, BY),
    /** The key that sealed the references of the order is gone. */
    REFERENCE_ERASED("reference-erased", List.of(REQUEST, ORDER)),
    COMPLETED("completed", List.of(REQUEST), ORDER, CODE);

    private final String text;
    private final Set<Detail> needed;
    private final Set<Detail> allowed;

    ProofKind(String text, List<Detail> needed, Detail... optional) {
        this.text = text;
        this.needed = EnumSet.copyOf(needed);
        this.allowed = EnumSet.copyOf(needed);
        this.allowed.addAll(List.of(optional));
    }

    public String text() {
        return text;
    }

    Set<Detail> needed() {
        return EnumSet.copyOf(needed);
    }

    /** @throws IllegalArgumentException when an entry of this kind says too much or too little */
    void check(Set<Detail> details) {
        if (!details.containsAll(needed)) {
            throw new IllegalArgumentException("an entry " + text + " must say " + needed);
        }
        if (!allowed.containsAll(details)) {
            throw new IllegalArgumentException("an entry " + text + " may say no more than " + allowed);
        }
    }

    static ProofKind of(String text) {
        return Stream.of(values())
                .filter(each -> each.text.equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no such kind of entry"));
    }
}
