package org.partnerhub.answers;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeException;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.vault.Pseudonyms;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the route template {@code sftp-answers} does with the files in a partner's outbox, step by step. */
public final class Answers {

    /** Bytes that an answer has at most. */
    static final int LARGEST = 1 << 20;

    /** How often the hub tries to remove an answer. */
    private static final int REMOVALS = 2;

    private static final Logger log = LoggerFactory.getLogger(Answers.class);

    private final Answered manifests;
    private final Answered notices;
    private final Quarantine quarantine;
    private final Pseudonyms pseudonyms;
    private final MeterRegistry meters;
    private final Sightings listed = new Sightings();
    private final Sightings taken = new Sightings();

    Answers(Answered manifests, Answered notices, Quarantine quarantine, Pseudonyms pseudonyms, MeterRegistry meters) {
        this.manifests = manifests;
        this.notices = notices;
        this.quarantine = quarantine;
        this.pseudonyms = pseudonyms;
        this.meters = meters;
    }

    /**
     * Whether a file of the listing is to be read: an answer to a file that the hub has sent, which looks as it did when
     * the outbox was last looked at, so that nobody is writing it any more.
     */
    public boolean isWanted(String partner, Exchange exchange) {
        FoundFile file = FoundFile.of(new PartnerId(partner), exchange);
        boolean known = AnswerName.isUnfinished(file.name()) || quarantine.holds(file);
        return !known && listed.count(file.key(pseudonyms)) > 1 && isAnswer(file);
    }

    /** Reads the file: no more than an answer has at most, whatever the listing says. */
    public ReadAnswer read(String partner, Exchange exchange) throws IOException {
        FoundFile file = FoundFile.of(new PartnerId(partner), exchange);
        AnswerName name = AnswerName.of(file.partner(), file.name()).orElseThrow();
        try (InputStream in = exchange.getMessage().getBody(InputStream.class)) {
            byte[] content = in.readNBytes(LARGEST + 1);
            if (content.length != file.size()) {
                log.atWarn()
                        .addKeyValue("partner", file.partner())
                        .addKeyValue("file", file.name())
                        .log("An answer is not as long as it was listed; it is left for the next look");
                throw new FileLeftException("it changed while it was read");
            }
            return new ReadAnswer(file, name, content);
        }
    }

    /** Puts the answer on record; after it, the file may go. */
    public void take(@Body ReadAnswer answer) {
        FoundFile file = answer.file();
        try {
            String outcome = answered(answer.name()).take(file.partner(), answer.name(), answer.content());
            if (taken.count(file.key(pseudonyms)) > REMOVALS) {
                throw new FaultyAnswerException(Fault.NOT_REMOVED);
            }
            count(file.partner().text(), outcome);
            log.atInfo()
                    .addKeyValue("partner", file.partner())
                    .addKeyValue("file", file.name())
                    .addKeyValue("outcome", outcome)
                    .log("An answer was taken");
        } catch (FaultyAnswerException faulty) {
            quarantine.add(file, faulty.fault());
            throw new FileLeftException(faulty.fault().text());
        }
    }

    /** The outbox could not be read, or a file in it; it is looked at again. */
    public void unreachable(String route, @ExchangeException Exception trouble) {
        String partner = route.substring(0, route.lastIndexOf('-'));
        count(partner, "unreachable");
        log.atWarn()
                .addKeyValue("partner", partner)
                .addKeyValue("trouble", trouble.getClass().getSimpleName())
                .log("An outbox could not be read; it is looked at again");
    }

    private boolean isAnswer(FoundFile file) {
        Optional<AnswerName> name = AnswerName.of(file.partner(), file.name());
        if (name.isEmpty()) {
            quarantine.add(file, Fault.UNKNOWN_NAME);
            return false;
        }
        Answered.Asked asked = answered(name.get()).asked(file.partner(), name.get());
        if (asked == Answered.Asked.NEVER) {
            quarantine.add(file, Fault.NEVER_SENT);
        } else if (file.size() > LARGEST) {
            quarantine.add(file, Fault.TOO_LARGE);
        } else {
            return asked == Answered.Asked.YES;
        }
        return false;
    }

    private Answered answered(AnswerName name) {
        return name instanceof AnswerName.OfNotices ? notices : manifests;
    }

    private void count(String partner, String outcome) {
        meters.counter("hub.answers", "partner", partner, "outcome", outcome).increment();
    }
}
