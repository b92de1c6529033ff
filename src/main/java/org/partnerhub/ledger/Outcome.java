package org.partnerhub.ledger;

import java.time.Instant;
import java.util.Optional;

/**
 * What became of a claimed disclosure. Reasons are codes: lower-case letters, digits and hyphens, 40 at most.
 *
 * <p>What stands behind one of its order that failed is settled as {@link Untried}: when it is due, the ledger sees
 * whether it has to wait on, or is parked too.
 */
public sealed interface Outcome {

    Claimed claimed();

    State state();

    Optional<String> reason();

    /** When it goes again by itself. */
    default Optional<Instant> due() {
        return Optional.empty();
    }

    /** Whether it was tried to send it. */
    default boolean wasTried() {
        return true;
    }

    /** Whether the partner may have got it in this attempt. */
    default boolean mayHaveArrived() {
        return wasTried();
    }

    /** The partner has it. */
    record Sent(Claimed claimed) implements Outcome {

        @Override
        public State state() {
            return State.SENT;
        }

        @Override
        public Optional<String> reason() {
            return Optional.empty();
        }
    }

    /**
     * It failed for now, and goes again.
     *
     * @param mayHaveArrived false when the partner could not be reached at all, or nothing was handed over to it after all
     */
    record Waiting(Claimed claimed, Instant again, String code, boolean mayHaveArrived) implements Outcome {

        public Waiting {
            Reasons.check(code);
        }

        public Waiting(Claimed claimed, Instant again, String code) {
            this(claimed, again, code, true);
        }

        @Override
        public State state() {
            return State.WAITING;
        }

        @Override
        public Optional<String> reason() {
            return Optional.of(code);
        }

        @Override
        public Optional<Instant> due() {
            return Optional.of(again);
        }
    }

    /** It was not tried, because an earlier one of its order failed, or for want of time; it goes again. */
    record Untried(Claimed claimed, Instant again) implements Outcome {

        @Override
        public State state() {
            return State.WAITING;
        }

        @Override
        public Optional<String> reason() {
            return Optional.empty();
        }

        @Override
        public Optional<Instant> due() {
            return Optional.of(again);
        }

        @Override
        public boolean wasTried() {
            return false;
        }
    }

    /** It cannot go yet and was not tried; it goes as soon as it can, and the shop is told why it waits. */
    record NotYet(Claimed claimed, Instant again, String code) implements Outcome {

        public NotYet {
            Reasons.check(code);
        }

        @Override
        public State state() {
            return State.WAITING;
        }

        @Override
        public Optional<String> reason() {
            return Optional.of(code);
        }

        @Override
        public Optional<Instant> due() {
            return Optional.of(again);
        }

        @Override
        public boolean wasTried() {
            return false;
        }
    }

    /** It cannot be sent and was not tried: a person must see to it. */
    record Unsendable(Claimed claimed, String code) implements Outcome {

        public Unsendable {
            Reasons.check(code);
        }

        @Override
        public State state() {
            return State.PARKED;
        }

        @Override
        public Optional<String> reason() {
            return Optional.of(code);
        }

        @Override
        public boolean wasTried() {
            return false;
        }
    }

    /** It was refused: a person must see to it. */
    record Parked(Claimed claimed, String code) implements Outcome {

        public Parked {
            Reasons.check(code);
        }

        @Override
        public State state() {
            return State.PARKED;
        }

        @Override
        public Optional<String> reason() {
            return Optional.of(code);
        }
    }

    /** The order's content key is gone: it was not sent in this attempt and never will be. */
    record Suppressed(Claimed claimed, String code) implements Outcome {

        public Suppressed {
            Reasons.check(code);
        }

        @Override
        public State state() {
            return State.SUPPRESSED;
        }

        @Override
        public Optional<String> reason() {
            return Optional.of(code);
        }

        @Override
        public boolean wasTried() {
            return false;
        }
    }
}
