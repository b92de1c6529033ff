package org.partnerhub.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.partnerhub.notice.TestNotices.ASK_EVERY;
import static org.partnerhub.notice.TestNotices.CARRIER;
import static org.partnerhub.notice.TestNotices.PROVIDER;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnerhub.ledger.NoticeOutcome;
import org.partnerhub.ledger.NoticeReply;
import org.partnerhub.ledger.Notices.Answer;
import org.partnerhub.ledger.OpenNotice;

/** What becomes of notices as partners are told, answer, and let time pass. */
abstract class TellingScenarios {

    private static final LocalDate KEPT = LocalDate.of(2027, 3, 31);

    private final TestNotices notices;

    TellingScenarios(TestNotices notices) {
        this.notices = notices;
    }

    @BeforeEach
    void forgetTheTestBefore() {
        notices.empty();
    }

    @Test
    void handsOutTheReferenceThatThePartnerKnowsUntilItsAnswerIsFinal() {
        UUID notice = notices.queued("SO-1", PROVIDER);

        List<AddressedNotice> claimed = notices.claim(PROVIDER);

        assertThat(claimed).singleElement().satisfies(each -> {
            assertThat(each.reference().text()).isEqualTo("SO-1");
            assertThat(each.claimed().randomId()).isEqualTo(notice);
            assertThat(each.claimed().idempotencyKey()).isEqualTo(notice.toString());
        });
        notices.desk.settle(List.of(notices.desk.answered(claimed.get(0).claimed(), NoticeReply.completed())));
        assertThat(notices.open()).isZero();
        assertThat(notices.told()).containsExactly("notice-completed paywave");
    }

    @Test
    void handsOutNothingOfAnotherPartner() {
        notices.queued("SO-1", PROVIDER);

        assertThat(notices.claim(CARRIER)).isEmpty();
    }

    @Test
    void handsOutGuardiansAndMinorsFirst() {
        notices.queued("SO-1", PROVIDER);
        notices.hub.clock.forward(Duration.ofSeconds(1));
        notices.urgent("SO-2", PROVIDER);

        assertThat(notices.claim(PROVIDER))
                .extracting(each -> each.reference().text())
                .containsExactly("SO-2", "SO-1");
    }

    @Test
    void plansAndTakesGuardiansAndMinorsFirstThoughTheyCameLast() {
        notices.queued("SO-1", PROVIDER);
        notices.hub.clock.forward(Duration.ofSeconds(1));
        UUID urgent = notices.urgent("SO-2", PROVIDER);

        List<OpenNotice> planned = notices.hub.transaction.execute(status -> notices.hub.noticeDeadlines.unplanned(1));
        assertThat(planned).extracting(OpenNotice::randomId).containsExactly(urgent);
        notices.watch.look();
        assertThat(notices.desk.claimDue(PROVIDER, 1))
                .extracting(each -> each.claimed().randomId())
                .containsExactly(urgent);
    }

    @Test
    void repeatsAnAttemptThatWasInterruptedAsItWas() {
        notices.queued("SO-1", PROVIDER);
        AddressedNotice interrupted = notices.claim(PROVIDER).get(0);

        AddressedNotice again = notices.claim(PROVIDER).get(0);

        assertThat(again.claimed().idempotencyKey())
                .isEqualTo(interrupted.claimed().idempotencyKey());
        notices.desk.settle(List.of(notices.desk.answered(interrupted.claimed(), NoticeReply.completed())));
        assertThat(notices.told()).as("who was taken for dead changes nothing").isEmpty();
        notices.desk.settle(List.of(notices.desk.answered(again.claimed(), NoticeReply.acknowledged())));
        assertThat(notices.told()).containsExactly("notice-acknowledged paywave");
    }

    @Test
    void waitsForAPartnerThatIsAwayAndTellsNobodyOfIt() {
        UUID notice = notices.queued("SO-1", PROVIDER);
        AddressedNotice claimed = notices.claim(PROVIDER).get(0);

        notices.desk.settle(List.of(new NoticeOutcome.Postponed(
                claimed.claimed(), notices.hub.clock.instant().plusSeconds(5))));

        assertThat(notices.claim(PROVIDER)).isEmpty();
        notices.hub.clock.forward(Duration.ofSeconds(5));
        assertThat(notices.claim(PROVIDER))
                .extracting(each -> each.claimed().idempotencyKey())
                .containsExactly(notice.toString());
        assertThat(notices.told()).isEmpty();
    }

    @Test
    void asksAPartnerThatHasAcknowledgedAgainUnderAnotherKey() {
        UUID notice = notices.queued("SO-1", PROVIDER);
        notices.tell(PROVIDER, NoticeReply.acknowledged());
        assertThat(notices.claim(PROVIDER)).isEmpty();

        notices.hub.clock.forward(ASK_EVERY);

        assertThat(notices.claim(PROVIDER))
                .extracting(each -> each.claimed().idempotencyKey())
                .containsExactly(notice + "-1");
        notices.tell(PROVIDER, NoticeReply.acknowledged());
        assertThat(notices.told()).containsExactly("notice-acknowledged paywave");
    }

    @Test
    void remindsAPartnerThatAnswersByAnotherWay() {
        notices.queued("SO-1", CARRIER);
        notices.desk.settle(notices.claim(CARRIER).stream()
                .map(each -> notices.desk.delivered(each.claimed()))
                .toList());

        notices.hub.clock.forward(Duration.ofDays(22));
        assertThat(notices.claim(CARRIER)).isEmpty();
        notices.hub.clock.forward(Duration.ofDays(2));

        assertThat(notices.claim(CARRIER)).hasSize(1);
        assertThat(notices.told()).containsExactly("notice-sent nordpost");
    }

    @Test
    void provesEachTimeThatAPartnerIsAskedOnceMore() {
        String notice = notices.queued("SO-1", PROVIDER).toString();
        notices.tell(PROVIDER, NoticeReply.acknowledged());
        notices.hub.clock.forward(ASK_EVERY);
        notices.tell(PROVIDER, NoticeReply.acknowledged());
        notices.hub.clock.forward(ASK_EVERY);
        notices.tell(PROVIDER, NoticeReply.completed());

        assertThat(proven(notice))
                .containsExactly(
                        "notice-acknowledged 2026-11-20T08:15:30Z",
                        "notice-reminded 2026-11-21T08:15:30Z",
                        "notice-answered 2026-11-22T08:15:30Z");
        assertThat(notices.told()).containsExactly("notice-acknowledged paywave", "notice-completed paywave");
    }

    @Test
    void provesWhenAPartnerHasGotItThatWasLateByThen() {
        String notice = notices.queued("SO-1", CARRIER).toString();
        notices.hub.clock.forward(Duration.ofDays(40));
        notices.tell(CARRIER, NoticeReply.sent());
        notices.hub.clock.forward(Duration.ofDays(10));
        notices.tell(CARRIER, NoticeReply.sent());

        assertThat(proven(notice))
                .containsExactly(
                        "notice-overdue 2026-12-30T08:15:30Z",
                        "notice-sent 2026-12-30T08:15:30Z",
                        "notice-reminded 2027-01-09T08:15:30Z");
        assertThat(notices.told()).as("late is late").containsExactly("notice-overdue nordpost");
    }

    @Test
    void provesNothingOfAnAnswerThatComesAgainNorOfWhatCouldNotBeSent() {
        String notice = notices.queued("SO-1", CARRIER).toString();
        notices.tell(CARRIER, NoticeReply.sent());
        Answer refusal = new Answer(UUID.fromString(notice), NoticeReply.refused("gdpr-17-3-b", KEPT, List.of()));
        notices.desk.answer(CARRIER, List.of(refusal));
        notices.desk.answer(CARRIER, List.of(refusal));
        notices.hub.clock.forward(Duration.ofDays(132));
        notices.hub.jdbc.update("update customer_order set reference_key = null");
        notices.claim(CARRIER);
        notices.hub.clock.forward(ASK_EVERY);
        notices.claim(CARRIER);

        assertThat(proven(notice))
                .extracting(each -> each.split(" ")[0])
                .containsExactly("notice-sent", "notice-answered", "notice-queued", "notice-answered");
        assertThat(notices.told()).endsWith("notice-failed reference-lost nordpost");
    }

    @Test
    void keepsARefusalOnRecordAndAsksAgainWhenItsDayIsOver() {
        UUID notice = notices.queued("SO-1", PROVIDER);
        notices.tell(PROVIDER, NoticeReply.refused("gdpr-17-3-b", KEPT, List.of()));
        assertThat(notices.told()).containsExactly("notice-refused gdpr-17-3-b paywave 2027-03-31");

        notices.hub.clock.forward(Duration.ofDays(131));
        assertThat(notices.claim(PROVIDER)).isEmpty();
        assertThat(notices.state(notice)).isEqualTo("refused");
        notices.hub.clock.forward(Duration.ofDays(1));

        assertThat(notices.claim(PROVIDER))
                .extracting(each -> each.claimed().idempotencyKey())
                .containsExactly(notice + "-1");
        assertThat(notices.told()).endsWith("notice-queued refusal-ended paywave");
        notices.hub.clock.forward(Duration.ofDays(32));
        notices.watch.look();
        assertThat(notices.told()).as("its time began anew").endsWith("notice-overdue paywave");
    }

    @Test
    void tellsByWhenAPartnerWantsToBeDoneAndHoldsItToTheContractAlone() {
        UUID notice = notices.queued("SO-1", PROVIDER);
        notices.tell(PROVIDER, NoticeReply.acknowledged(Optional.of(LocalDate.of(2026, 11, 25))));

        notices.hub.clock.forward(Duration.ofDays(10));
        notices.watch.look();

        assertThat(notices.told()).containsExactly("notice-acknowledged paywave 2026-11-25");
        assertThat(notices.state(notice)).isEqualTo("acknowledged");
    }

    @Test
    void tellsByWhenAPartnerMustAnswerThatHasGotIt() {
        notices.queued("SO-1", CARRIER);
        notices.tell(CARRIER, NoticeReply.sent());
        assertThat(lastDays()).containsExactly("notice-sent 2026-12-20");

        notices.hub.clock.forward(Duration.ofDays(26));
        notices.tell(CARRIER, NoticeReply.refused("gdpr-17-3-b", KEPT, List.of()));
        notices.hub.clock.forward(Duration.ofDays(106));
        notices.tell(CARRIER, NoticeReply.sent());

        assertThat(lastDays())
                .containsExactly(
                        "notice-sent 2026-12-20",
                        "notice-refused 2027-03-31",
                        "notice-queued 2027-05-01",
                        "notice-sent 2027-05-01");
    }

    @Test
    void tellsWhenTheTimeIsOverAndGoesOnAsking() {
        UUID notice = notices.queued("SO-1", PROVIDER);
        notices.tell(PROVIDER, NoticeReply.acknowledged());

        notices.hub.clock.forward(Duration.ofDays(30));
        notices.watch.look();
        assertThat(notices.state(notice)).isEqualTo("acknowledged");
        notices.hub.clock.forward(Duration.ofDays(1));

        notices.tell(PROVIDER, NoticeReply.acknowledged());
        assertThat(notices.state(notice)).as("late is late").isEqualTo("overdue");
        notices.hub.clock.forward(ASK_EVERY);
        notices.tell(PROVIDER, NoticeReply.noMatch());
        assertThat(notices.told())
                .containsExactly("notice-acknowledged paywave", "notice-overdue paywave", "notice-no-match paywave");
    }

    /** Either route may be the first to look at what is long due. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void asksOnceAfterAStandstillPastTheEndOfTheTime(boolean watchIsFirst) {
        UUID notice = notices.queued("SO-1", PROVIDER);
        notices.tell(PROVIDER, NoticeReply.acknowledged());
        notices.hub.clock.forward(Duration.ofDays(60));

        if (watchIsFirst) {
            notices.watch.look();
        }
        List<AddressedNotice> asked = notices.desk.claimDue(PROVIDER, 100);
        notices.desk.settle(asked.stream()
                .map(each -> notices.desk.answered(each.claimed(), NoticeReply.acknowledged()))
                .toList());

        assertThat(asked).hasSize(1);
        assertThat(notices.claim(PROVIDER)).as("the same once more").isEmpty();
        assertThat(notices.state(notice)).isEqualTo("overdue");
        notices.hub.clock.forward(Duration.ofDays(7));
        assertThat(notices.claim(PROVIDER)).as("and goes on asking").hasSize(1);
    }

    @Test
    void tellsOfAPartnerThatWasAwayAllTheTime() {
        UUID notice = notices.queued("SO-1", PROVIDER);
        AddressedNotice claimed = notices.claim(PROVIDER).get(0);
        notices.desk.settle(List.of(new NoticeOutcome.Postponed(
                claimed.claimed(), notices.hub.clock.instant().plus(ASK_EVERY))));

        notices.hub.clock.forward(Duration.ofDays(40));

        notices.watch.look();
        assertThat(notices.state(notice)).isEqualTo("overdue");
    }

    @Test
    void givesAnUrgentOneLessTime() {
        notices.urgent("SO-1", PROVIDER);
        notices.queued("SO-2", PROVIDER);
        notices.tell(PROVIDER, NoticeReply.acknowledged());

        notices.hub.clock.forward(Duration.ofDays(15));
        notices.watch.look();

        assertThat(notices.told())
                .containsExactly(
                        "notice-acknowledged paywave", "notice-acknowledged paywave", "notice-overdue paywave");
    }

    @Test
    void goesOnAskingAPartnerWhoseAnswerWasNotUnderstood() {
        notices.queued("SO-1", PROVIDER);
        notices.tell(PROVIDER, NoticeReply.failed("refused-404"));
        assertThat(notices.told()).containsExactly("notice-failed refused-404 paywave");

        notices.hub.clock.forward(ASK_EVERY);
        notices.tell(PROVIDER, NoticeReply.completed());

        assertThat(notices.open()).isZero();
    }

    @Test
    void tellsThatAPartnerWithoutAContractCannotBeTold() {
        notices.queued("SO-1", PROVIDER);

        notices.watchOfNobody().look();
        notices.watchOfNobody().look();
        assertThat(notices.told()).containsExactly("notice-failed no-channel paywave");

        notices.tell(PROVIDER, NoticeReply.completed());
        assertThat(notices.told()).as("when it has one again").endsWith("notice-completed paywave");
    }

    @Test
    void tellsThatAReferenceCannotBeReadAnyMoreAndLeavesOthersAlone() {
        long order = notices.order("SO-1");
        notices.queue(order, PROVIDER, false);
        notices.queued("SO-2", PROVIDER);
        notices.hub.jdbc.update("update customer_order set reference_key = null where id = ?", order);

        assertThat(notices.claim(PROVIDER))
                .extracting(each -> each.reference().text())
                .containsExactly("SO-2");
        assertThat(notices.told()).containsExactly("notice-failed reference-lost paywave");
    }

    @Test
    void letsAPersonGiveANoticeUpWhetherItWasSentOrNot() {
        UUID queued = notices.queued("SO-1", PROVIDER);

        assertThat(notices.desk.decide(queued, NoticeReply.cancelled())).isTrue();
        assertThat(notices.desk.decide(queued, NoticeReply.cancelled()))
                .as("it is gone")
                .isFalse();

        assertThat(notices.claim(PROVIDER)).isEmpty();
        assertThat(notices.told()).containsExactly("notice-cancelled paywave");
    }

    @Test
    void takesAPersonsWordForWhatAPartnerAnsweredInALetter() {
        UUID notice = notices.queued("SO-1", CARRIER);

        assertThat(notices.desk.decide(notice, NoticeReply.refused("gdpr-17-3-b", KEPT, List.of())))
                .isTrue();
        assertThat(notices.claim(CARRIER)).isEmpty();
        assertThat(notices.desk.decide(notice, NoticeReply.completed())).isTrue();

        assertThat(notices.told())
                .containsExactly("notice-refused gdpr-17-3-b nordpost 2027-03-31", "notice-completed nordpost");
    }

    @Test
    void provesThatAPersonHasEnteredItAndNotThePartnerSaidIt() {
        UUID notice = notices.queued("SO-1", CARRIER);
        UUID other = notices.queued("SO-2", CARRIER);
        notices.tell(CARRIER, NoticeReply.sent());
        NoticeReply refusal = NoticeReply.refused("gdpr-17-3-b", KEPT, List.of());

        notices.desk.decide(notice, refusal);
        notices.desk.answer(CARRIER, List.of(new Answer(notice, refusal)));
        notices.desk.answer(CARRIER, List.of(new Answer(notice, refusal)));
        notices.desk.decide(notice, NoticeReply.completed());
        notices.desk.decide(other, NoticeReply.cancelled());

        assertThat(words(notice))
                .as("what the partner confirms is its own word")
                .containsExactly(
                        "notice-sent", "notice-answered by person", "notice-answered", "notice-answered by person");
        assertThat(words(other)).containsExactly("notice-sent", "notice-cancelled by person");
    }

    @Test
    void tellsNothingThatItDoesNotPutOnRecord() {
        notices.queued("SO-1", PROVIDER);
        List<AddressedNotice> claimed = notices.claim(PROVIDER);
        notices.hub.failOnce("insert into deletion_news");

        assertThatThrownBy(() -> notices.desk.settle(
                        List.of(notices.desk.answered(claimed.get(0).claimed(), NoticeReply.completed()))))
                .isNotNull();

        assertThat(notices.open()).isOne();
        assertThat(notices.told()).isEmpty();
    }

    private List<String> lastDays() {
        return notices.hub.deletionOutbox.next(100).stream()
                .map(each -> each.news().state() + " " + each.news().until().orElseThrow())
                .toList();
    }

    private List<String> words(UUID notice) {
        return entries(notice.toString())
                .map(body -> body.replaceFirst("\\{\"kind\":\"(.*?)\".*", "$1")
                        + (body.contains("\"by\":\"person\"") ? " by person" : ""))
                .toList();
    }

    /** What the chain says of a notice, in its order: {@code kind time}. */
    private List<String> proven(String notice) {
        return entries(notice)
                .map(body -> body.replaceFirst("\\{\"kind\":\"(.*?)\",\"at\":\"(.*?)\".*", "$1 $2"))
                .toList();
    }

    private Stream<String> entries(String notice) {
        return notices
                .hub
                .jdbc
                .queryForList("select body from proof_entry order by link, position", String.class)
                .stream()
                .filter(body -> body.contains(notice));
    }
}
