package org.partnerhub.minimize;

/**
 * An array in a document: one element for each of the event's, in the same order, whatever each of them lacks. One that
 * takes no value from the event is left out, for its length would tell how many elements the event has.
 *
 * @param counted whether the elements become the rows of a manifest
 */
record ArrayTarget(Place.Elements source, Target element, boolean counted) implements Target {

    private static final byte[] EMPTY_OBJECT = {'{', '}'};
    private static final byte[] NULL = {'n', 'u', 'l', 'l'};

    @Override
    public Outcome write(DocumentWriter out, int row) {
        long rows = out.columns().rowsOf(source, row);
        if (Ranges.start(rows) == Ranges.end(rows)) {
            return lack(out);
        }
        int valuesBefore = out.values();
        out.buffer().append('[');
        for (int each = Ranges.start(rows); each < Ranges.end(rows); each++) {
            if (each > Ranges.start(rows)) {
                out.buffer().append(',');
            }
            if (writeElement(out, each) == Outcome.REFUSED) {
                return Outcome.REFUSED;
            }
        }
        out.buffer().append(']');
        if (out.values() == valuesBefore) {
            return Outcome.ABSENT;
        }
        if (counted) {
            out.addRows(Ranges.end(rows) - Ranges.start(rows));
        }
        return Outcome.WRITTEN;
    }

    private Outcome writeElement(DocumentWriter out, int row) {
        int before = out.buffer().length();
        Outcome outcome = element.write(out, row);
        if (outcome == Outcome.ABSENT) {
            out.buffer().cutBack(before);
            out.buffer().append(element instanceof ObjectTarget ? EMPTY_OBJECT : NULL);
        }
        return outcome;
    }

    @Override
    public Outcome lack(DocumentWriter out) {
        return element.lack(out);
    }
}
