package org.partnerhub.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.partnerhub.proof.Entries.notice;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.partnerhub.ledger.LedgerUnavailableException;

/** Whoever appends, and whatever becomes of the transaction: it stays one chain without a gap. */
abstract class ChainScenarios {

    private static final int THREADS = 4;
    private static final int TIMES = 6;

    private final TestProof hub;

    ChainScenarios(TestProof hub) {
        this.hub = hub.empty();
    }

    @Test
    void isIntactBeforeItsFirstLink() {
        assertThat(hub.verdict()).isEqualTo("intact");
    }

    @Test
    void makesOneLinkOfWhatIsAppendedAtOnce() {
        hub.withLinks(3, 1, 2);

        assertThat(hub.verification.verify())
                .satisfies(result -> assertThat(result.fault()).isEmpty())
                .satisfies(result -> assertThat(result.links()).isEqualTo(3))
                .satisfies(result -> assertThat(result.entries()).isEqualTo(6));
    }

    @Test
    void makesNoLinkOfNothing() {
        hub.append(List.of());

        assertThat(hub.links()).isZero();
    }

    @Test
    void makesMoreLinksOfWhatIsTooLongForOne() {
        hub.append(Collections.nCopies(
                2 * Proof.LONGEST_LINK + 1, notice(ProofKind.NOTICE_SENT).entry()));

        assertThat(hub.links()).isEqualTo(3);
        assertThat(hub.verification.verify().entries()).isEqualTo(2L * Proof.LONGEST_LINK + 1);
        assertThat(hub.verdict()).isEqualTo("intact");
    }

    @Test
    void walksThroughMoreLinksThanItReadsAtOnce() {
        for (int i = 0; i < 103; i++) {
            hub.append(1);
        }
        assertThat(hub.verification.verify().links()).isEqualTo(103);
        hub.hub.jdbc.update("delete from proof_entry where link = 101");

        assertThat(hub.verdict()).isEqualTo("entry 1 of link 101 is missing");
    }

    @Test
    void leavesNoGapBehindATransactionThatIsRolledBack() {
        hub.append(1);
        hub.hub.transaction.executeWithoutResult(status -> {
            hub.proof.append(List.of(notice(ProofKind.NOTICE_SENT).entry()));
            status.setRollbackOnly();
        });
        hub.append(1);

        assertThat(hub.links()).isEqualTo(2);
        assertThat(hub.verdict()).isEqualTo("intact");
    }

    @Test
    void beginsOnceIfTheFirstTransactionIsRolledBack() {
        hub.hub.transaction.executeWithoutResult(status -> {
            hub.proof.append(List.of(notice(ProofKind.NOTICE_SENT).entry()));
            status.setRollbackOnly();
        });

        assertThat(hub.verdict()).isEqualTo("intact");
        hub.append(1);
        assertThat(hub.count("proof_chain")).isEqualTo(1);
        assertThat(hub.verdict()).isEqualTo("intact");
    }

    @Test
    void takesAllOrNothingWhenTheDatabaseFailsInBetween() {
        hub.append(1);
        for (String statement : List.of("insert into proof_link", "insert into proof_entry")) {
            hub.hub.failOnce(statement);
            assertThatExceptionOfType(LedgerUnavailableException.class).isThrownBy(() -> hub.append(2));
            assertThat(hub.verdict()).isEqualTo("intact");
        }
        hub.append(2);

        assertThat(hub.verification.verify().entries()).isEqualTo(3);
    }

    @RepeatedTest(5)
    void staysOneChainWhenSeveralAppendAtOnce() throws Exception {
        CyclicBarrier start = new CyclicBarrier(THREADS);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> work = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                TestProof process = hub.another();
                work.add(threads.submit(() -> {
                    start.await(20, TimeUnit.SECONDS);
                    appendAndRollBack(process);
                    return null;
                }));
            }
            for (Future<?> each : work) {
                each.get(60, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdown();
        }
        assertThat(hub.verification.verify().links()).isEqualTo(THREADS * TIMES);
        assertThat(hub.verdict()).isEqualTo("intact");
    }

    private static void appendAndRollBack(TestProof process) {
        for (int i = 0; i < TIMES; i++) {
            appendUntilDone(process);
            try {
                process.hub.transaction.executeWithoutResult(status -> {
                    process.proof.append(
                            List.of(notice(ProofKind.NOTICE_OVERDUE).entry()));
                    status.setRollbackOnly();
                });
            } catch (LedgerUnavailableException fault) {
                // somebody else was first; it was not to stay anyway
            }
            assertThat(process.verdict()).isEqualTo("intact");
        }
    }

    /** As callers do: what fails because somebody else was first is repeated as a whole. */
    private static void appendUntilDone(TestProof process) {
        try {
            process.append(List.of(
                    notice(ProofKind.NOTICE_SENT).entry(),
                    notice(ProofKind.NOTICE_QUEUED).entry()));
        } catch (LedgerUnavailableException fault) {
            appendUntilDone(process);
        }
    }
}
