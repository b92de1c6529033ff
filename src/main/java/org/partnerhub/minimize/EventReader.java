package org.partnerhub.minimize;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Reads events, each in one pass for all partners together. It is used again for the next event and forgets the last one;
 * it serves one thread.
 */
public final class EventReader {

    /** The size of the largest event that is read. */
    static final int MAX_BYTES = 1 << 20;

    private final Minimizer minimizer;
    private final Columns columns;
    private final DocumentWriter writer;

    EventReader(Minimizer minimizer) {
        this.minimizer = minimizer;
        this.columns = minimizer.newColumns();
        this.writer = new DocumentWriter(columns);
    }

    /** Never throws, whatever the bytes are; what cannot be read is set aside. */
    public Reading read(byte[] event) {
        try {
            return minimize(event);
        } catch (EventFault fault) {
            return new Reading.SetAside(Envelope.id(columns), fault.code(), fault.path());
        } finally {
            columns.clear();
            writer.wipe();
        }
    }

    private Reading minimize(byte[] event) {
        if (event.length > MAX_BYTES) {
            throw new EventFault(Code.TOO_LARGE, Envelope.EVENT);
        }
        StrictPass pass = pass(event);
        Envelope envelope = Envelope.of(columns);
        Projection projection =
                pass.projection().orElseThrow(() -> new EventFault(Code.UNKNOWN_EVENT_TYPE, Envelope.TYPE));
        OrderFields.Values order = projection.order().read(columns, envelope.time());
        List<Disclosure> disclosures = new ArrayList<>();
        List<Reading.Refusal> refusals = new ArrayList<>();
        for (Recipients recipients : projection.recipients()) {
            for (DocumentPlan plan : recipients.of(columns)) {
                writer.write(plan, disclosures, refusals);
            }
        }
        return new Reading.Minimized(
                envelope.id(),
                projection.type(),
                order.placedAt(),
                order.reference(),
                order.revision(),
                order.customer(),
                order.minor(),
                Collections.unmodifiableList(disclosures),
                withdrawals(projection.withdrawals()),
                Collections.unmodifiableList(refusals),
                pass.unknown().isEmpty()
                        ? List.of()
                        : pass.unknown().stream().map(Reading.UnknownField::new).toList());
    }

    private Reading.Withdrawals withdrawals(List<Withdrawal> all) {
        if (all.isEmpty()) {
            return Reading.Withdrawals.NONE;
        }
        List<Disclosure> disclosures = new ArrayList<>();
        List<Reading.Refusal> refusals = new ArrayList<>();
        for (Withdrawal withdrawal : all) {
            for (DocumentPlan plan : withdrawal.of(columns)) {
                writer.write(plan, disclosures, refusals);
            }
        }
        return new Reading.Withdrawals(
                Collections.unmodifiableList(disclosures), Collections.unmodifiableList(refusals));
    }

    /** Fills the columns. What is no text is read as far as it is one, to tell which event and where. */
    private StrictPass pass(byte[] event) {
        columns.open(event);
        Optional<TextFault> noText = TextFault.in(event);
        StrictPass pass = new StrictPass(
                minimizer, columns, event, noText.map(TextFault::offset).orElse(event.length));
        try {
            pass.run();
        } catch (EventFault fault) {
            throw noText.map(TextFault::code).map(fault::withCode).orElse(fault);
        }
        if (noText.isPresent()) {
            throw new EventFault(noText.get().code(), Envelope.EVENT);
        }
        return pass;
    }
}
