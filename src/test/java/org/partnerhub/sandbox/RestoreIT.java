package org.partnerhub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.partnerhub.vault.Binding;
import org.partnerhub.vault.KeyKind;
import org.partnerhub.vault.KeySession;
import org.partnerhub.vault.UnknownEpochException;
import org.partnerhub.vault.Vault;
import org.partnerhub.vault.WrappedKeys;

/**
 * A hub loses its database, and is brought back from a backup by the steps of {@code docs/how-to/restore.md}: nothing that
 * was deleted comes back or is sent again, what must be kept is, and what waited goes once.
 */
class RestoreIT {

    private static RestoreRun run;

    private record Stored(long order, WrappedKeys keys, byte[] reference) {}

    @BeforeAll
    static void restore() throws Exception {
        run = new RestoreRun();
        run.loseTheDatabase();
        run.restore();
        run.catchUp();
        run.goOn();
    }

    @AfterAll
    static void end() throws IOException {
        run.close();
    }

    @Test
    void startsByTheCommandsThatThePageNames() throws IOException {
        assertThat(Files.readString(Path.of("docs/how-to/restore.md")).lines().map(String::strip))
                .containsSubsequence(
                        "java -jar partner-hub-0.1.0-SNAPSHOT.jar restore",
                        "java -jar partner-hub-0.1.0-SNAPSHOT.jar catch-up",
                        "java -jar partner-hub-0.1.0-SNAPSHOT.jar");
    }

    @Test
    void sendsNothingToAnybodyWhileItCatchesUp() {
        assertThat(run.receivedWhileCatchingUp()).isZero();
    }

    @Test
    void erasesNothingBeforeAPersonsWord() {
        // an order is deferred if it is found before its closing is read
        assertThat(run.toldBeforeTheWord()).contains("received").isSubsetOf("received", "deferred");
    }

    @ParameterizedTest
    @EnumSource
    void asksForNoPaymentTwice(RestoredOrder order) throws IOException {
        assertThat(run.payments(order)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.INCLUDE,
            names = {"DELETED_WHILE_WAITING", "DELETED_AFTER_THE_TURN", "PLACED_AND_DELETED"})
    void sendsNothingThatWasDeletedWhileItWaited(RestoredOrder order) throws IOException {
        assertThat(run.rows(order)).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"DELETED_WHILE_WAITING", "DELETED_AFTER_THE_TURN", "PLACED_AND_DELETED"})
    void bringsTheCarrierAllElseOnce(RestoredOrder order) throws IOException {
        assertThat(run.rows(order)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.INCLUDE,
            names = {"DELETED", "DELETED_WHILE_WAITING", "DELETED_AFTER_THE_TURN", "PLACED_AND_DELETED", "OUT_OF_TIME"})
    void opensNothingThatWasDeleted(RestoredOrder order) {
        assertThat(run.canBeOpened(order)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"DELETED", "DELETED_WHILE_WAITING", "DELETED_AFTER_THE_TURN", "PLACED_AND_DELETED", "OUT_OF_TIME"})
    void keepsAllElseAndWhatMustBeKept(RestoredOrder order) {
        assertThat(run.canBeOpened(order)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.INCLUDE,
            names = {"HELD_THEN_ASKED", "ASKED_THEN_HELD"})
    void saysAgainThatAnOrderIsHeld(RestoredOrder order) {
        assertThat(run.told(order)).contains("held").doesNotContain("erased");
    }

    @Test
    void opensNothingOfTheBackupWithTheNewestRing() {
        List<Stored> then = run.backup()
                .query(
                        "select id, epoch, content_key, reference_key, reference from customer_order"
                                + " where content_key is not null",
                        (row, number) -> new Stored(
                                row.getLong("id"),
                                new WrappedKeys(
                                        row.getLong("epoch"),
                                        row.getBytes("content_key"),
                                        row.getBytes("reference_key")),
                                row.getBytes("reference")));

        assertThat(then).hasSize(RestoredOrder.values().length - 1);
        try (KeySession keys = run.bean(Vault.class).open()) {
            assertThat(then).allSatisfy(order -> {
                keys.load(order.order(), order.keys());
                assertThatExceptionOfType(UnknownEpochException.class)
                        .isThrownBy(
                                () -> keys.open(KeyKind.REFERENCE, Binding.ofOrder(order.order()), order.reference()));
            });
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.INCLUDE,
            names = {"DELETED", "DELETED_AFTER_THE_TURN"})
    void tellsAHolderOnceMore(RestoredOrder order) {
        assertThat(run.noticesAtTheProvider(order)).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.INCLUDE,
            names = {"DELETED_WHILE_WAITING", "PLACED_AND_DELETED"})
    void tellsNobodyAgainWhenAllHaveAnsweredBeforeTheExportOrTheBackupLacksTheOrder(RestoredOrder order)
            throws IOException {
        assertThat(run.noticesAtTheProvider(order)).isEqualTo(1);
        assertThat(run.noticesAtTheCarrier(order)).isZero();
    }

    @Test
    void tellsNobodyAgainWhoHasAnsweredInALetterThatWasEnteredAgain() throws IOException {
        assertThat(run.noticesAtTheCarrier(RestoredOrder.DELETED)).isZero();
    }
}
