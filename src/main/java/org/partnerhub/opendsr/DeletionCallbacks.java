package org.partnerhub.opendsr;

import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.partnerhub.contract.OpenDsr;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.ledger.Notices;
import org.partnerhub.notice.NoticeDesk;

/** What the route {@code deletion-callback} does with what a partner posts, step by step. */
public final class DeletionCallbacks {

    private final Processors processors;
    private final NoticeDesk desk;
    private final Report report;

    DeletionCallbacks(Processors processors, NoticeDesk desk, Report report) {
        this.processors = processors;
        this.desk = desk;
        this.report = report;
    }

    /** Tells the partner's callbacks from those of anybody else, and only then reads them. */
    public Posted verify(
            @Header("partner") String name,
            @Header(OpenDsr.DOMAIN_HEADER) Object domain,
            @Header(OpenDsr.SIGNATURE_HEADER) Object signature,
            @Body byte[] posted) {
        byte[] body = posted == null ? new byte[0] : posted;
        return Optional.ofNullable(name)
                .filter(PartnerId::isId)
                .map(PartnerId::new)
                .flatMap(processors::of)
                .map(processor -> verify(processor, domain, signature, body))
                .orElseGet(Posted::toNobody);
    }

    private Posted verify(Processor processor, Object domain, Object signature, byte[] body) {
        PartnerId partner = processor.partner();
        Seal seal = processor.certificates().check(domain, signature, body);
        if (seal != Seal.GENUINE) {
            report.count(partner, seal.code());
            report.notBelieved(partner, seal, body.length);
            return Posted.notBelieved(seal);
        }
        Optional<Notices.Answer> answer = StatusMessage.read(body)
                .flatMap(message -> message.reply().map(reply -> new Notices.Answer(message.request(), reply)));
        if (answer.isEmpty()) {
            report.count(partner, "not-understood");
            report.notUnderstood(partner, body.length);
            return Posted.notUnderstood();
        }
        return Posted.by(partner, answer.get());
    }

    /** Puts it on record; after it, the partner need not post it again. What comes late or twice changes nothing. */
    public void record(@Body Posted posted) {
        posted.answer().ifPresent(answer -> {
            PartnerId partner = posted.partner().orElseThrow();
            boolean known = desk.reported(partner, answer);
            report.count(partner, known ? "applied" : "unknown");
        });
    }
}
