package org.partnerhub.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.partnerhub.contract.PartnerId;

/**
 * How far a deletion has come: what the shop is to be told. It names no order but by a random id.
 *
 * @param requestId the shop's id of the request, or one of the hub's own
 * @param state a word
 * @param reason a code
 * @param order the random id that stands for one order
 * @param notice the random id of one notice
 * @param until the day until which a partner keeps something, or a law does; or the last one on which a partner may answer
 * @param fields what a partner keeps, as its contract calls it; none: nothing, or all
 * @param since of a request: when the shop had verified who asks; proven, and not told to the shop, which knows it
 * @param entered of a notice: whether a person has entered it, and not the partner said it; proven, and not told
 */
public record DeletionNews(
        String requestId,
        String state,
        Optional<String> reason,
        Optional<UUID> order,
        Optional<UUID> notice,
        Optional<PartnerId> partner,
        Optional<LocalDate> until,
        List<String> fields,
        Instant at,
        Optional<Instant> since,
        boolean entered) {

    /** News under the number by which they are told. */
    public record Numbered(long id, DeletionNews news) {}

    public DeletionNews {
        Objects.requireNonNull(requestId, "requestId");
        Objects.requireNonNull(state, "state");
        fields = List.copyOf(fields);
        reason.ifPresent(Reasons::check);
    }

    /** Of the request as a whole. */
    public static DeletionNews of(String requestId, String state, Instant at) {
        return new DeletionNews(
                requestId,
                state,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                at,
                Optional.empty(),
                false);
    }

    /** Of one order of a request. */
    public static DeletionNews of(Erasure erasure, String state, Instant at) {
        return of(erasure.requestId(), state, at).ofOrder(erasure.randomId());
    }

    /** The same, and why. */
    public DeletionNews because(String code) {
        return new DeletionNews(
                requestId, state, Optional.of(code), order, notice, partner, until, fields, at, since, entered);
    }

    /** The same, of one order. */
    public DeletionNews ofOrder(UUID randomId) {
        return new DeletionNews(
                requestId, state, reason, Optional.of(randomId), notice, partner, until, fields, at, since, entered);
    }

    /** The same, of one notice. */
    public DeletionNews ofNotice(UUID randomId, PartnerId to) {
        return new DeletionNews(
                requestId,
                state,
                reason,
                order,
                Optional.of(randomId),
                Optional.of(to),
                until,
                fields,
                at,
                since,
                entered);
    }

    /** The same, of what is kept until that day. */
    public DeletionNews until(Optional<LocalDate> day) {
        return new DeletionNews(requestId, state, reason, order, notice, partner, day, fields, at, since, entered);
    }

    /** The same, of the fields that a partner keeps. */
    public DeletionNews keeping(List<String> names) {
        return new DeletionNews(requestId, state, reason, order, notice, partner, until, names, at, since, entered);
    }

    /** The same, of somebody who was verified then. */
    public DeletionNews since(Instant verifiedAt) {
        return new DeletionNews(
                requestId, state, reason, order, notice, partner, until, fields, at, Optional.of(verifiedAt), entered);
    }

    /** The same, entered by a person. */
    public DeletionNews entered(boolean byPerson) {
        return new DeletionNews(requestId, state, reason, order, notice, partner, until, fields, at, since, byPerson);
    }
}
