package org.partnerhub.deletion;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.ledger.LedgerFixture;
import org.partnerhub.ledger.NoticeReply;
import org.partnerhub.ledger.Reassignment;
import org.partnerhub.ledger.Stage;
import org.partnerhub.notice.TestNotices;
import org.partnerhub.proof.ProofFixture;

/** Several requests of one order: its holders are asked once, and each request is told of it. */
abstract class SharingScenarios {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final PartnerId PAYWAVE = TestNotices.PROVIDER;
    private static final LocalDate KEPT = LocalDate.of(2031, 12, 31);

    private final TestDeletion deletion;
    private final TestNotices notices;

    SharingScenarios(TestDeletion deletion) {
        this.deletion = deletion;
        this.notices = new TestNotices(deletion.hub, deletion.vault);
    }

    @BeforeEach
    void forgetTheTestBefore() {
        deletion.empty();
    }

    @Test
    void asksAHolderOnceAndTellsEachRequestOfIt() {
        askTwice();

        assertThat(openNotices()).isOne();
        assertThat(deletion.told())
                .containsOnlyOnce("DR-1 notice-queued paywave")
                .containsOnlyOnce("DR-2 notice-queued asked-before paywave");
        assertThat(noticeOf("DR-2").path("notice").asText())
                .isEqualTo(noticeOf("DR-1").path("notice").asText())
                .isNotBlank();
    }

    @Test
    void tellsEachRequestWhatBecomesOfIt() {
        askTwice();

        answer(NoticeReply.refused("gdpr-17-3-b", KEPT, List.of()));
        deletion.sweep();

        assertThat(deletion.told())
                .contains("DR-1 notice-refused gdpr-17-3-b paywave", "DR-2 notice-refused gdpr-17-3-b paywave")
                .doesNotContain("DR-1 completed", "DR-2 completed");
        deletion.hub.clock.forward(Duration.ofDays(2000));
        answer(NoticeReply.completed());
        deletion.sweep();
        assertThat(deletion.told())
                .contains("DR-1 notice-queued refusal-ended paywave", "DR-2 notice-queued refusal-ended paywave")
                .contains("DR-1 notice-completed paywave", "DR-2 notice-completed paywave")
                .contains("DR-1 completed", "DR-2 completed");
        assertThat(kinds(noticeOf("DR-2")))
                .containsExactly("notice-queued", "notice-answered", "notice-queued", "notice-answered");
    }

    @Test
    void tellsWhatAPartnerHasAnsweredThatWasAskedBefore() {
        long order = moved();
        answer(NoticeReply.refused("gdpr-17-3-b", KEPT, List.of()));
        deletion.hub.clock.forward(Duration.ofDays(1));
        deletion.close(order);

        deletion.ask(deletion.request("DR-1", "C-1"));
        deletion.sweep();

        assertThat(openNotices()).isOne();
        assertThat(deletion.told())
                .containsSubsequence(
                        "DR-1 notice-queued asked-before paywave", "DR-1 notice-refused gdpr-17-3-b paywave");
        assertThat(noticeOf("DR-1").path("history"))
                .extracting(each -> each.path("at").asText())
                .as("when it was so")
                .containsExactly("2026-11-20T08:15:30Z", "2026-11-20T08:15:30Z");
    }

    @Test
    void keepsApartWhatAPersonHasEnteredThatWasAskedBefore() {
        long order = moved();
        notices.desk.decide(
                deletion.hub.jdbc.queryForObject("select random_id from notice", UUID.class),
                NoticeReply.refused("gdpr-17-3-b", KEPT, List.of()));
        deletion.close(order);

        deletion.ask(deletion.request("DR-1", "C-1"));
        deletion.sweep();

        assertThat(noticeOf("DR-1").at("/history/1/by").asText()).isEqualTo("person");
    }

    @Test
    void saysOfACopyThatThePartnerWasAskedBeforeAndHasAnsweredForGood() {
        long order = moved();
        answer(NoticeReply.completed());
        deletion.close(order);

        deletion.ask(deletion.request("DR-1", "C-1"));
        deletion.sweep();

        JsonNode ofOrder = receipt("DR-1").at("/orders/0");
        assertThat(ofOrder.at("/copies/0/partner").asText()).isEqualTo("paywave");
        assertThat(ofOrder.at("/copies/0/code").asText()).isEqualTo("asked-before");
        assertThat(ofOrder.path("notices")).isEmpty();
    }

    private void askTwice() {
        LedgerFixture.sent(deletion.hub, deletion.order("SO-1", "C-1", Stage.CLOSED), PAYWAVE);
        deletion.hub.announcements.done(deletion.hub.announcements.next(1000).stream()
                .map(each -> each.id())
                .toList());
        deletion.ask(deletion.request("DR-1", "C-1"), deletion.request("DR-2", "C-1"));
        deletion.sweep();
    }

    /** An order that was moved to another partner; the one that had it has been asked to purge its copy. */
    private long moved() {
        long order = deletion.order("SO-1", "C-1", Stage.OPEN);
        LedgerFixture.sent(deletion.hub, order, PAYWAVE);
        long last = deletion.hub.jdbc.queryForObject("select max(id) from disclosure", Long.class);
        deletion.hub.ledger.reassign(List.of(new Reassignment(order, PAYWAVE, last)));
        deletion.sweepWhatNobodyAskedFor();
        return order;
    }

    private void answer(NoticeReply reply) {
        notices.look();
        notices.desk.settle(notices.desk.claimDue(PAYWAVE, 10).stream()
                .map(each -> notices.desk.answered(each.claimed(), reply))
                .toList());
    }

    private int openNotices() {
        return deletion.hub.jdbc.queryForObject("select count(*) from notice", Integer.class);
    }

    private JsonNode noticeOf(String request) {
        assertThat(receipt(request).at("/orders/0/notices")).hasSize(1);
        return receipt(request).at("/orders/0/notices/0");
    }

    private static List<String> kinds(JsonNode notice) {
        return notice.path("history").findValuesAsText("kind");
    }

    private JsonNode receipt(String request) {
        try {
            return JSON.readTree(ProofFixture.receipt(deletion.hub, deletion.vault, request));
        } catch (JsonProcessingException e) {
            throw new AssertionError("a receipt is JSON", e);
        }
    }
}
