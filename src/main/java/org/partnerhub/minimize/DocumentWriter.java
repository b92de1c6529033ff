package org.partnerhub.minimize;

import java.util.List;
import org.partnerhub.event.JsonType;

/** Writes one document after the other from the columns of an event. */
final class DocumentWriter {

    private final Columns columns;
    private final JsonBuffer buffer = new JsonBuffer();

    private byte[] fields = {};
    private int values;
    private int rows;
    private Code refusal = Code.MISSING_FIELD;
    private String refusalPath = "";

    DocumentWriter(Columns columns) {
        this.columns = columns;
    }

    /**
     * Adds what the plan makes of the event to the disclosures or to the refusals. A document that would hold nothing of
     * the event is neither: no purpose applies, or all that the contract lists is optional and missing.
     */
    void write(DocumentPlan plan, List<Disclosure> disclosures, List<Reading.Refusal> refusals) {
        fields = new byte[(plan.document().fields().size() + Byte.SIZE - 1) / Byte.SIZE];
        values = 0;
        rows = 0;
        buffer.cutBack(0);
        Target.Outcome outcome = check(plan.conditions());
        if (outcome != Target.Outcome.REFUSED) {
            outcome = plan.content().write(this, 0);
        }
        if (outcome == Target.Outcome.REFUSED) {
            refusals.add(new Reading.Refusal(
                    plan.contract().partner(), plan.document().name(), refusal, refusalPath));
        } else if (values > 0) {
            disclosures.add(
                    new Disclosure(plan.contract(), plan.document(), buffer.content(), fields, Math.max(1, rows)));
        }
    }

    /** What is neither true nor false nor missing is no answer to whether a purpose applies. */
    private Target.Outcome check(List<Place> conditions) {
        for (Place condition : conditions) {
            JsonType type = columns.typeOf(columns.valueOf(condition, 0));
            if (type != JsonType.BOOLEAN && type != JsonType.NULL) {
                return refuse(Code.WRONG_TYPE, condition);
            }
        }
        return Target.Outcome.WRITTEN;
    }

    Columns columns() {
        return columns;
    }

    JsonBuffer buffer() {
        return buffer;
    }

    /** How many values of the event the document holds so far. */
    int values() {
        return values;
    }

    Target.Outcome wrote(int field) {
        holds(field);
        values++;
        return Target.Outcome.WRITTEN;
    }

    void holds(int field) {
        fields[field / Byte.SIZE] |= (byte) (1 << field % Byte.SIZE);
    }

    void addRows(int more) {
        rows += more;
    }

    Target.Outcome refuse(Code code, Place place) {
        refusal = code;
        refusalPath = place.path();
        return Target.Outcome.REFUSED;
    }

    void wipe() {
        buffer.wipe();
        fields = new byte[0];
    }
}
