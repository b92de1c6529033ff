package org.partnerhub.sandbox;

import java.util.Optional;

/**
 * What should become of an event, for one partner and document or for all.
 *
 * @param number the event's number among those that the shop published
 * @param rows how many rows or requests the partner should get by it
 */
record Expectation(long number, Subject subject, Expected expected, int rows) {

    /** What should become of it. */
    enum Expected {
        SENT("sent"),
        /** Kept back for this partner until something that is missing has come. */
        WITHHELD("withheld"),
        /** It asks for what it may not, and waits for a person. */
        PARKED("parked"),
        /** The partner cannot have this document, for what the event lacks. */
        REFUSED("refused"),
        /** The event is no good for anyone. */
        SET_ASIDE("set-aside"),
        /** It concerns no partner. */
        NOTHING("nothing");

        private final String text;

        Expected(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    /** What is expected of, or told about: an event, and the document for one partner unless it is about all. */
    record Subject(String event, Optional<Target> target) {

        static Subject of(String event, String partner, String document) {
            return new Subject(event, Optional.of(new Target(partner, document)));
        }

        static Subject of(String event) {
            return new Subject(event, Optional.empty());
        }

        Optional<String> partner() {
            return target.map(Target::partner);
        }

        Optional<String> document() {
            return target.map(Target::document);
        }
    }

    /** One kind of document for one partner. */
    record Target(String partner, String document) {}
}
