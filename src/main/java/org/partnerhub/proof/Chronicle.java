package org.partnerhub.proof;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.partnerhub.event.FieldPath;
import org.partnerhub.ledger.DeletionNews;
import org.partnerhub.ledger.DeletionOutbox;
import org.partnerhub.ledger.DestroyedEpoch;
import org.partnerhub.ledger.Holding;

/**
 * Where all goes that is told of deletions: to the shop, and into the chain that proves it. It belongs at the end of the
 * transaction that brings it about.
 */
public final class Chronicle {

    /** Of a copy or a notice: another request has had the partner asked. */
    public static final String ASKED_BEFORE = "asked-before";

    private static final String PERSON = "person";

    /** What one partner held of an erased order. */
    public record Copy(DeletionNews of, Holding holding) {}

    /** That nothing of one order can be opened any more, and which epoch's end has made it so. */
    public record Final(DeletionNews of, DestroyedEpoch because) {}

    private final DeletionOutbox outbox;
    private final Proof proof;

    Chronicle(DeletionOutbox outbox, Proof proof) {
        this.outbox = outbox;
        this.proof = proof;
    }

    public void tell(Collection<DeletionNews> news) {
        tell(news, List.of());
    }

    /** @param copies what is proven beside the news, and not told: who held what since when */
    public void tell(Collection<DeletionNews> news, Collection<Copy> copies) {
        outbox.add(news);
        List<ProofEntry> entries = new ArrayList<>();
        copies.stream().map(Chronicle::held).forEach(entries::add);
        news.stream().flatMap(Chronicle::entries).forEach(entries::add);
        proof.append(entries);
    }

    /** Which epochs there are is proven, and not told. */
    public void tellFinal(Collection<Final> finals) {
        outbox.add(finals.stream().map(Final::of).toList());
        proof.append(finals.stream().map(Chronicle::unreadable).toList());
    }

    /** @param proven what is proven beside the news, and not told: it changes nothing */
    public void tellAndProve(Collection<DeletionNews> news, Collection<DeletionNews> proven) {
        outbox.add(news);
        proof.append(Stream.concat(news.stream(), proven.stream())
                .flatMap(Chronicle::entries)
                .toList());
    }

    /** What is proven, and of no use to the shop. */
    public void prove(Collection<DeletionNews> news) {
        proof.append(news.stream().flatMap(Chronicle::entries).toList());
    }

    private static Stream<ProofEntry> entries(DeletionNews news) {
        return switch (news.state()) {
            case "received" -> received(news);
            case "refused" -> Stream.of(because(ProofKind.REQUEST_REFUSED, news));
            case "nothing-held" -> Stream.of(draft(ProofKind.NOTHING_HELD, news).entry());
            case "deferred" -> Stream.of(deferred(news));
            case "held" -> Stream.of(held(news));
            case "erased" -> Stream.of(ofOrder(ProofKind.ORDER_ERASED, news).entry());
            case "effective" -> Stream.of(ofOrder(ProofKind.EFFECTIVE, news).entry());
            case "final" -> Stream.of(ofOrder(ProofKind.FINAL, news).entry());
            case "reference-erased" ->
                Stream.of(ofOrder(ProofKind.REFERENCE_ERASED, news).entry());
            case "approved" -> Stream.of(draft(ProofKind.REQUEST_APPROVED, news).entry());
            case "completed" -> Stream.of(ofOrder(ProofKind.COMPLETED, news).entry());
            default -> Stream.of(ofNotice(news));
        };
    }

    private static Stream<ProofEntry> received(DeletionNews news) {
        boolean paused = news.reason().filter("needs-approval"::equals).isPresent();
        String reason = paused ? "deletion" : news.reason().orElse("deletion");
        EntryDraft draft = draft(ProofKind.REQUEST_RECEIVED, news).code(reason);
        news.since().ifPresent(draft::since);
        ProofEntry received = draft.entry();
        return paused ? Stream.of(received, because(ProofKind.REQUEST_PAUSED, news)) : Stream.of(received);
    }

    private static ProofEntry ofNotice(DeletionNews news) {
        return switch (news.state()) {
            case "notice-queued" -> coded(ProofKind.NOTICE_QUEUED, news);
            case "notice-sent" -> coded(ProofKind.NOTICE_SENT, news);
            case "notice-reminded" -> coded(ProofKind.NOTICE_REMINDED, news);
            case "notice-acknowledged" -> coded(ProofKind.NOTICE_ACKNOWLEDGED, news);
            case "notice-overdue" -> coded(ProofKind.NOTICE_OVERDUE, news);
            case "notice-cancelled" -> coded(ProofKind.NOTICE_CANCELLED, news);
            default -> answered(news);
        };
    }

    private static ProofEntry answered(DeletionNews news) {
        EntryDraft draft =
                notice(ProofKind.NOTICE_ANSWERED, news).code(news.state().substring("notice-".length()));
        news.reason().ifPresent(draft::basis);
        news.until().ifPresent(draft::until);
        if (news.entered()) {
            draft.by(PERSON);
        }
        return draft.fields(news.fields().stream().map(FieldPath::of).toList()).entry();
    }

    private static ProofEntry deferred(DeletionNews news) {
        EntryDraft draft = ofOrder(ProofKind.DEFERRED, news);
        news.reason().ifPresent(draft::code);
        return draft.entry();
    }

    /** The reason is the basis. */
    private static ProofEntry held(DeletionNews news) {
        EntryDraft draft = ofOrder(ProofKind.HELD, news).basis(news.reason().orElseThrow());
        news.until().ifPresent(draft::until);
        return draft.entry();
    }

    private static ProofEntry held(Copy copy) {
        Holding holding = copy.holding();
        EntryDraft draft = ofOrder(ProofKind.COPY_HELD, copy.of())
                .partner(holding.partner())
                .document(holding.document())
                .contract(holding.contractVersion())
                .fields(holding.fields().stream().map(FieldPath::of).toList())
                .since(holding.since());
        if (holding.answered()) {
            draft.code(ASKED_BEFORE);
        } else if (!holding.certain()) {
            draft.code("perhaps");
        }
        return draft.entry();
    }

    private static ProofEntry unreadable(Final each) {
        return ofOrder(ProofKind.FINAL, each.of()).destroyed(each.because()).entry();
    }

    private static ProofEntry coded(ProofKind kind, DeletionNews news) {
        EntryDraft draft = notice(kind, news);
        news.reason().ifPresent(draft::code);
        if (kind != ProofKind.NOTICE_CANCELLED) {
            news.until().ifPresent(draft::until);
        } else if (news.entered()) {
            draft.by(PERSON);
        }
        return draft.entry();
    }

    private static ProofEntry because(ProofKind kind, DeletionNews news) {
        return draft(kind, news).code(news.reason().orElseThrow()).entry();
    }

    private static EntryDraft notice(ProofKind kind, DeletionNews news) {
        return ofOrder(kind, news)
                .notice(news.notice().orElseThrow())
                .partner(news.partner().orElseThrow());
    }

    private static EntryDraft ofOrder(ProofKind kind, DeletionNews news) {
        EntryDraft draft = draft(kind, news);
        news.order().ifPresent(draft::order);
        return draft;
    }

    private static EntryDraft draft(ProofKind kind, DeletionNews news) {
        return ProofEntry.of(kind, news.at()).request(news.requestId());
    }
}
