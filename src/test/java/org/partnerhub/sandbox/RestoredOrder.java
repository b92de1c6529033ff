package org.partnerhub.sandbox;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The orders of a {@link RestoreRun}, by what becomes of them before and after the backup. */
enum RestoredOrder {
    /** Delivered to both partners before the backup. */
    DELIVERED,
    /** The same, and deleted after it; the carrier answers the notice in a letter. */
    DELETED,
    /** Delivered, and closed before the backup; held after it. */
    HELD_BEFORE_ITS_TIME_RAN_OUT,
    /** The same, and not held. */
    OUT_OF_TIME,
    /** Waits for the carrier. */
    WAITING,
    /** Deleted after the backup and before the vault export. */
    DELETED_WHILE_WAITING,
    /** Deleted after the export, which has its keys. */
    DELETED_AFTER_THE_TURN,
    /** Held after the backup; then its deletion is asked for. */
    HELD_THEN_ASKED,
    /** Open in the backup, where its deletion is approved; then held, and closed. */
    ASKED_THEN_HELD,
    /** Not in the backup, and not in the export any more. */
    PLACED_AND_DELETED;

    static List<RestoredOrder> where(Predicate<RestoredOrder> condition) {
        return Stream.of(values()).filter(condition).toList();
    }

    int number() {
        return 970_001 + ordinal();
    }

    String reference() {
        return SampleOrder.placed(number()).reference();
    }

    /** The id of the event by which it was placed. */
    String event() {
        return SampleOrder.placed(number()).id();
    }

    /** The id of the request for its deletion. */
    String request() {
        return "DR-" + number();
    }

    /** The carrier has it in the backup. */
    boolean isDelivered() {
        return ordinal() <= OUT_OF_TIME.ordinal();
    }

    /** It is closed in the backup. */
    boolean isClosed() {
        return this == HELD_BEFORE_ITS_TIME_RAN_OUT || this == OUT_OF_TIME;
    }

    /** It waits for the carrier in the backup. */
    boolean isWaiting() {
        return !isDelivered() && this != PLACED_AND_DELETED;
    }

    /** Somebody must keep it by law, and enters that after the backup. */
    boolean isHeld() {
        return this == HELD_BEFORE_ITS_TIME_RAN_OUT || this == HELD_THEN_ASKED || this == ASKED_THEN_HELD;
    }

    boolean isDeletedBeforeTheTurn() {
        return this == DELETED || this == DELETED_WHILE_WAITING || this == PLACED_AND_DELETED;
    }

    /** Its customer has asked for it, and no law is against it. */
    boolean isDeleted() {
        return isDeletedBeforeTheTurn() || this == DELETED_AFTER_THE_TURN;
    }
}
