package org.partnerhub.proof;

/**
 * What is wrong with the chain, and where.
 *
 * @param link its number; 0 when it is about the chain as a whole
 * @param position of an entry within its link, from 1; otherwise 0
 */
public record Fault(Part part, What what, long link, int position) {

    public enum Part {
        /** The record of which chain it is. */
        CHAIN("the record of the chain"),
        LINK("link"),
        ENTRY("entry"),
        HEAD("the head of link"),
        KEPT_HEAD("the kept head of link");

        private final String text;

        Part(String text) {
            this.text = text;
        }
    }

    public enum What {
        ALTERED("altered"),
        MISSING("missing"),
        /** Something else stands in its place, and it stands elsewhere. */
        MOVED("moved"),
        INSERTED("inserted"),
        /** Genuine, and yet not the one that was signed: the chain was set back and has gone on from there. */
        REPLACED("not the one that was signed"),
        FOREIGN("of another chain");

        private final String text;

        What(String text) {
            this.text = text;
        }
    }

    static Fault ofChain(What what) {
        return new Fault(Part.CHAIN, what, 0, 0);
    }

    static Fault ofLink(What what, long link) {
        return new Fault(Part.LINK, what, link, 0);
    }

    static Fault ofEntry(What what, long link, int position) {
        return new Fault(Part.ENTRY, what, link, position);
    }

    /** Such as {@code entry 3 of link 17 is altered}. */
    @Override
    public String toString() {
        String place =
                switch (part) {
                    case CHAIN -> part.text;
                    case ENTRY -> part.text + " " + position + " of link " + link;
                    default -> part.text + " " + link;
                };
        return place + " is " + what.text;
    }
}
