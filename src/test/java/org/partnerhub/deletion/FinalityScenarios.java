package org.partnerhub.deletion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partnerhub.ledger.LedgerFixture;
import org.partnerhub.ledger.Stage;
import org.partnerhub.proof.ProofFixture;
import org.springframework.jdbc.core.JdbcTemplate;

/** When no copy of what was deleted can be opened any more, which the epochs of its keys decide. */
abstract class FinalityScenarios {

    private static final String DESTROYED = "update vault_epoch set state = 'destroyed', retiring_at = created_at,"
            + " ending_at = created_at, destroyed_at = created_at where id = ?";

    private final TestDeletion deletion;
    private final JdbcTemplate jdbc;

    FinalityScenarios(TestDeletion deletion) {
        this.deletion = deletion;
        this.jdbc = deletion.hub.jdbc;
    }

    @BeforeEach
    void addAThirdEpoch() {
        deletion.empty();
        jdbc.update("insert into vault_epoch (id, tier, state, key_check, created_at, retiring_at)"
                + " select 3, tier, 'retiring', key_check, created_at, created_at from vault_epoch where id = 1");
    }

    @AfterEach
    void leaveTheEpochsAsTheyWere() {
        jdbc.update("delete from vault_epoch where id = 3");
        jdbc.update("update vault_epoch set state = 'current', retiring_at = null, ending_at = null,"
                + " destroyed_at = null");
    }

    @Test
    void isFinalWhenAllEpochsAreDestroyedThatMayHaveWrappedTheKey() {
        long order = deletion.order("SO-1", "C-1", Stage.CLOSED);
        jdbc.update("update customer_order set epoch = 3 where id = ?", order);
        erase();

        jdbc.update(DESTROYED, 3);
        deletion.sweep();
        assertThat(deletion.told()).as("a copy may be wrapped by the first").doesNotContain("DR-1 final");

        jdbc.update(DESTROYED, 1);
        deletion.sweep();
        assertThat(deletion.told()).as("minors' keys are others").contains("DR-1 final");
    }

    @Test
    void waitsForTheFormerTierOfAnOrderThatTurnedOutToBeAMinors() {
        deletion.order("SO-1", "C-1", Stage.CLOSED);
        deletion.becomesAMinors("SO-1");
        erase();

        jdbc.update(DESTROYED, 2);
        deletion.sweep();
        assertThat(deletion.told())
                .as("a copy from before it was a minor's can be opened")
                .doesNotContain("DR-1 final");

        jdbc.update(DESTROYED, 1);
        deletion.sweep();
        assertThat(deletion.told()).as("a later epoch had nothing of it").contains("DR-1 final");
    }

    @Test
    void provesByWhichEpochsEndADeletionIsFinal() {
        deletion.order("SO-1", "C-1", Stage.CLOSED);
        deletion.order("SO-2", "C-1", Stage.CLOSED);
        deletion.becomesAMinors("SO-2");
        erase();
        destroy(1, "2026-11-21T03:00:00Z");
        deletion.sweep();
        destroy(2, "2026-11-21T04:00:00Z");
        deletion.sweep();

        assertThat(ProofFixture.receipt(deletion.hub, deletion.vault, "DR-1"))
                .containsOnlyOnce("\"epoch\":\"1\",\"destroyed\":\"2026-11-21T03:00:00Z\"")
                .containsOnlyOnce("\"epoch\":\"2\",\"destroyed\":\"2026-11-21T04:00:00Z\"");
    }

    @Test
    void provesThatTheFormerTierWasTheLastThatHeldAMinorsOrder() {
        deletion.order("SO-1", "C-1", Stage.CLOSED);
        deletion.becomesAMinors("SO-1");
        erase();
        destroy(2, "2026-11-21T03:00:00Z");
        destroy(1, "2026-11-21T04:00:00Z");
        deletion.sweep();

        assertThat(ProofFixture.receipt(deletion.hub, deletion.vault, "DR-1"))
                .containsOnlyOnce("\"epoch\":\"1\",\"destroyed\":\"2026-11-21T04:00:00Z\"")
                .doesNotContain("\"epoch\":\"2\"");
    }

    @Test
    void waitsForTheEpochThatWrappedTheReferenceKeyLast() throws Exception {
        long order = deletion.order("SO-1", "C-1", Stage.CLOSED);
        LedgerFixture.queued(deletion.hub, order, 1);
        erase();
        deletion.hub.announcements.done(deletion.hub.announcements.next(1000).stream()
                .map(each -> each.id())
                .toList());

        CompletableFuture<Void> sweep = deletion.hub.transaction.execute(turn -> {
            jdbc.update("update customer_order set epoch = 3 where id = ?", order);
            CompletableFuture<Void> begun = CompletableFuture.runAsync(deletion::sweep);
            assertThatExceptionOfType(TimeoutException.class)
                    .as("it waits for the turn")
                    .isThrownBy(() -> begun.get(300, TimeUnit.MILLISECONDS));
            return begun;
        });
        sweep.get(20, TimeUnit.SECONDS);

        assertThat(deletion.canBeNamed(order)).isFalse();
        assertThat(jdbc.queryForObject("select epoch from erasure", Long.class)).isEqualTo(3);
    }

    @Test
    void deletesAgainWhatWasDeletedAfterTheBackupThatWasRestored() {
        long order = deletion.order("SO-1", "C-1", Stage.CLOSED);
        jdbc.update("update customer_order set content_key = null, reference_key = null where id = ?", order);

        erase();

        assertThat(deletion.isErased(order)).isTrue();
        assertThat(deletion.isBarred("SO-1")).isTrue();
        assertThat(jdbc.queryForObject("select order_hash from customer_order", UUID.class))
                .isNotEqualTo(deletion.vault.pseudonyms().order("SO-1"));
    }

    @Test
    void doesNotWaitForAnOrderToCloseThatWasDeletedAfterTheBackup() {
        long order = deletion.order("SO-1", "C-1", Stage.OPEN);
        jdbc.update("update customer_order set content_key = null where id = ?", order);

        erase();

        assertThat(deletion.isErased(order)).isTrue();
        assertThat(deletion.told()).contains("DR-1 erased", "DR-1 completed");
    }

    @Test
    void tellsNobodyAgainOfAnOrderWhoseHoldersHadAllAnsweredBeforeTheRestore() {
        long order = deletion.order("SO-1", "C-1", Stage.CLOSED);
        LedgerFixture.queued(deletion.hub, order, 1);
        jdbc.update("update disclosure set state = 'sent'");
        jdbc.update("update customer_order set content_key = null, reference_key = null where id = ?", order);

        erase();

        assertThat(deletion.told()).contains("DR-1 completed").noneMatch(line -> line.contains("notice"));
    }

    @Test
    void tellsAgainOfAnOrderWhoseHoldersHadNotAllAnswered() {
        long order = deletion.order("SO-1", "C-1", Stage.CLOSED);
        LedgerFixture.queued(deletion.hub, order, 1);
        jdbc.update("update disclosure set state = 'sent'");
        jdbc.update("update customer_order set content_key = null where id = ?", order);

        erase();

        assertThat(deletion.told()).anyMatch(line -> line.startsWith("DR-1 notice-queued"));
    }

    private void destroy(long epoch, String at) {
        jdbc.update(DESTROYED, epoch);
        jdbc.update("update vault_epoch set destroyed_at = ? where id = ?", OffsetDateTime.parse(at), epoch);
    }

    private void erase() {
        deletion.ask(deletion.request("DR-1", "C-1"));
        deletion.sweep();
    }
}
