package org.partnerhub.egress;

import java.util.Map;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.ledger.Claimed;
import org.partnerhub.ledger.ClaimedNotice;
import org.partnerhub.ledger.Manifest;
import org.partnerhub.ledger.NoticeFile;
import org.partnerhub.ledger.Question;

/**
 * The only type that a partner's endpoint takes: bytes for one partner, together with the proof that the ledger records
 * them as being sent. It holds personal values, so it prints without them.
 */
public final class Release {

    private final PartnerId partner;
    private final String name;
    private final Map<String, String> headers;
    private final byte[] content;
    private final Kind kind;

    /** What becomes of its answer depends on it. */
    private enum Kind {
        DOCUMENT,
        NOTICE,
        QUESTION,
        PROGRESS
    }

    private Release(PartnerId partner, String name, Map<String, String> headers, byte[] content, Kind kind) {
        this.kind = kind;
        this.partner = partner;
        this.name = name;
        this.headers = Map.copyOf(headers);
        this.content = content;
    }

    /**
     * A disclosure as a request over HTTP.
     *
     * @param path below the address of the contract's connection
     * @param idempotencyKey the same for every attempt at this disclosure
     */
    public static Release request(Claimed claimed, String path, String idempotencyKey, byte[] content) {
        return new Release(
                claimed.partner(),
                path,
                Map.of("Content-Type", "application/json", "Idempotency-Key", idempotencyKey),
                content,
                Kind.DOCUMENT);
    }

    /**
     * A question what became of a payment: nothing but a path, which names the order.
     *
     * @param path below the address of the contract's connection
     */
    public static Release question(Question question, String path) {
        return new Release(question.partner(), path, Map.of("Accept", "application/json"), null, Kind.QUESTION);
    }

    /** A file rendered from disclosures of one partner, under the name that the ledger recorded. */
    public static Release manifest(Manifest manifest, byte[] content) {
        return new Release(manifest.partner(), manifest.fileName(), Map.of(), content, Kind.DOCUMENT);
    }

    /**
     * A deletion notice as a request over HTTP.
     *
     * @param path below the address of the contract's connection: the one that its deletion names
     */
    public static Release notice(ClaimedNotice claimed, String path, byte[] content) {
        return new Release(
                claimed.partner(),
                path,
                Map.of("Content-Type", "application/json", "Idempotency-Key", claimed.idempotencyKey()),
                content,
                Kind.NOTICE);
    }

    /**
     * A question how far a partner has come with a deletion notice: nothing but the number of its request, as a path.
     *
     * @param path below the address of the contract's connection: the one that the notice itself went to
     */
    public static Release progress(ClaimedNotice claimed, String path) {
        return new Release(
                claimed.partner(),
                path + "/" + claimed.askedAs(),
                Map.of("Accept", "application/json"),
                null,
                Kind.PROGRESS);
    }

    /** A file of deletion notices to one partner, under the name that the ledger recorded. */
    public static Release notices(NoticeFile file, byte[] content) {
        return new Release(file.partner(), file.fileName(), Map.of(), content, Kind.NOTICE);
    }

    public PartnerId partner() {
        return partner;
    }

    /** The path of a request, or the name of a file. */
    String name() {
        return name;
    }

    /** Whether it only asks. */
    boolean isQuestion() {
        return kind == Kind.QUESTION || kind == Kind.PROGRESS;
    }

    Map<String, String> headers() {
        return headers;
    }

    /** Whether it asks to purge, or what has come of that, and discloses nothing. */
    boolean isNotice() {
        return kind == Kind.NOTICE || kind == Kind.PROGRESS;
    }

    /** The path where notices are taken, of a request that is about one. */
    String noticePath() {
        return kind == Kind.PROGRESS ? name.substring(0, name.lastIndexOf('/')) : name;
    }

    /** Null in a question. */
    byte[] content() {
        return content;
    }

    @Override
    public String toString() {
        return "release for " + partner + " [redacted]";
    }
}
