package org.partnerhub.minimize;

/** A place in a document, and how it is filled from an event. */
sealed interface Target permits ObjectTarget, ArrayTarget, FieldTarget, ConstantTarget, SuppliedTarget {

    /** What became of a place. */
    enum Outcome {
        WRITTEN,
        /** Nothing belongs here; what was appended meanwhile is to be cut back. */
        ABSENT,
        /** The document cannot be made. */
        REFUSED
    }

    /** Appends what belongs here by one row of the event. */
    Outcome write(DocumentWriter out, int row);

    /** {@code REFUSED} when the event has no row at all for this place, but should. */
    Outcome lack(DocumentWriter out);
}
