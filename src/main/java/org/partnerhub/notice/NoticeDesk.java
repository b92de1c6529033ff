package org.partnerhub.notice;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.event.OrderReference;
import org.partnerhub.ledger.ClaimedNotice;
import org.partnerhub.ledger.NoticeChange;
import org.partnerhub.ledger.NoticeClaims;
import org.partnerhub.ledger.NoticeOutcome;
import org.partnerhub.ledger.NoticeReply;
import org.partnerhub.ledger.Notices;
import org.partnerhub.ledger.OpenNotice;
import org.partnerhub.vault.Binding;
import org.partnerhub.vault.KeyKind;
import org.partnerhub.vault.KeySession;
import org.partnerhub.vault.KeyShreddedException;
import org.partnerhub.vault.SealBrokenException;
import org.partnerhub.vault.UnknownEpochException;
import org.partnerhub.vault.Vault;

/** Hands out the notices that are due, and takes what came of them, whatever the way to the partner. */
public final class NoticeDesk {

    private final Notices notices;
    private final NoticeClaims claims;
    private final Vault vault;
    private final Deadlines deadlines;
    private final Told told;
    private final Clock clock;

    NoticeDesk(Notices notices, NoticeClaims claims, Vault vault, Deadlines deadlines, Told told, Clock clock) {
        this.notices = notices;
        this.claims = claims;
        this.vault = vault;
        this.deadlines = deadlines;
        this.told = told;
        this.clock = clock;
    }

    /** Claims what is due at a partner, guardians' and minors' first, and unseals the orders' references. */
    public List<AddressedNotice> claimDue(PartnerId partner, int limit) {
        return open(claims.due(partner, limit, clock.instant()));
    }

    /** Unseals the references of claimed notices. What cannot be opened has failed, and is left out. */
    List<AddressedNotice> open(List<ClaimedNotice> claimed) {
        List<AddressedNotice> opened = new ArrayList<>();
        List<NoticeOutcome> lost = new ArrayList<>();
        try (KeySession keys = vault.open()) {
            for (ClaimedNotice each : claimed) {
                open(keys, each)
                        .ifPresentOrElse(
                                reference -> opened.add(new AddressedNotice(each, reference)),
                                () -> lost.add(new NoticeOutcome.Failed(
                                        each,
                                        NoticeReply.failed("reference-lost"),
                                        deadlines.nextQuestion(each.notice(), clock.instant()))));
            }
        }
        settle(lost);
        return opened;
    }

    /** The partner has got it, and answers at once or never: it is asked again as long as the reply is not final. */
    public NoticeOutcome answered(ClaimedNotice claimed, NoticeReply reply) {
        return new NoticeOutcome.Reached(claimed, reply, deadlines.nextQuestion(claimed.notice(), clock.instant()));
    }

    /** The partner has got it, and answers by another way: it is reminded. */
    public NoticeOutcome delivered(ClaimedNotice claimed) {
        return new NoticeOutcome.Reached(
                claimed, NoticeReply.sent(), deadlines.nextReminder(claimed.notice(), clock.instant()));
    }

    /** Puts on record, in one transaction, how attempts ended. */
    public void settle(Collection<NoticeOutcome> outcomes) {
        if (!outcomes.isEmpty()) {
            commit(() -> claims.settle(outcomes, clock.instant()));
        }
    }

    /**
     * Puts on record what a partner answers by a way of its own, all of it or nothing, in one transaction. The same answers
     * may come again, and change nothing then; nor does what is said of a notice that has ended.
     *
     * @return false when a notice was never sent to this partner: then none is taken
     */
    public boolean answer(PartnerId partner, List<Notices.Answer> answers) {
        return answer(partner, answers, deadlines::nextReminder);
    }

    /**
     * The same for a partner that answers at once when it is asked, and tells by itself too: it goes on being asked. It names
     * the notice by the number of its last request.
     *
     * @return false when no such request was made to this partner, or another one since
     */
    public boolean reported(PartnerId partner, Notices.Answer answer) {
        return notices.behind(answer.notice())
                .map(notice -> List.of(new Notices.Answer(notice, answer.reply())))
                .filter(answers -> answer(partner, answers, deadlines::nextQuestion))
                .isPresent();
    }

    private boolean answer(
            PartnerId partner, List<Notices.Answer> answers, BiFunction<OpenNotice, Instant, Instant> due) {
        Instant now = clock.instant();
        return notices.commit(() -> {
            Optional<Notices.Answered> answered =
                    notices.answer(partner, answers, notice -> due.apply(notice, now), now);
            answered.ifPresent(each -> {
                told.tell(each.changes());
                told.contradicted(partner, each.contradicted());
            });
            return answered.isPresent();
        });
    }

    /**
     * Puts on record what a person says of a notice: what a partner has answered in a letter, or that it is given up.
     *
     * @return whether there is such a notice, and it could become that
     */
    public boolean decide(UUID notice, NoticeReply reply) {
        Instant now = clock.instant();
        return commit(() -> notices.decide(notice, reply, each -> deadlines.nextReminder(each, now), now).stream()
                        .toList())
                > 0;
    }

    /** A transaction that changes notices, and tells it; how many have changed. */
    int commit(Supplier<List<NoticeChange>> work) {
        return notices.commit(() -> tell(work.get()));
    }

    /** In the caller's transaction. */
    int tell(List<NoticeChange> changes) {
        told.tell(changes);
        return changes.size();
    }

    private static Optional<OrderReference> open(KeySession keys, ClaimedNotice notice) {
        if (!keys.holds(notice.order())) {
            keys.load(notice.order(), notice.keys());
        }
        try {
            byte[] reference = keys.open(KeyKind.REFERENCE, Binding.ofOrder(notice.order()), notice.reference());
            return Optional.of(new OrderReference(new String(reference, UTF_8)));
        } catch (KeyShreddedException | SealBrokenException | UnknownEpochException lost) {
            return Optional.empty();
        }
    }
}
