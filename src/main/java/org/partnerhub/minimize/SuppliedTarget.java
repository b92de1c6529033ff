package org.partnerhub.minimize;

/**
 * The place of what the hub supplies when the document is about to go: a {@code null} until then. Nothing else in an object
 * is one, since what is missing is left out. The document never leaves without it, so it holds this field already; but what
 * holds nothing else is no document.
 *
 * @param index the number of the field in its document
 */
record SuppliedTarget(int index) implements Target {

    private static final byte[] NULL = {'n', 'u', 'l', 'l'};

    @Override
    public Outcome write(DocumentWriter out, int row) {
        out.buffer().append(NULL);
        out.holds(index);
        return Outcome.WRITTEN;
    }

    @Override
    public Outcome lack(DocumentWriter out) {
        return Outcome.ABSENT;
    }
}
