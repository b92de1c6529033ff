package org.partnerhub.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerhub.notice.TestNotices.CARRIER;
import static org.partnerhub.notice.TestNotices.PROVIDER;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.partnerhub.ledger.NoticeReply;
import org.partnerhub.ledger.NoticeState;
import org.partnerhub.ledger.Notices.Answer;

/** What partners answer by a way of their own. */
abstract class AnswerScenarios {

    private static final LocalDate KEPT = LocalDate.of(2027, 3, 31);

    private final TestNotices notices;
    private UUID notice;

    AnswerScenarios(TestNotices notices) {
        this.notices = notices;
    }

    @BeforeEach
    void sendANotice() {
        notices.empty();
        notice = notices.queued("SO-1", CARRIER);
        notices.tell(CARRIER, NoticeReply.sent());
    }

    @Test
    void takesAnAnswerOnce() {
        assertThat(answer(NoticeReply.completed())).isTrue();
        assertThat(answer(NoticeReply.completed())).as("it comes again").isTrue();

        assertThat(notices.open()).isZero();
        assertThat(notices.told()).containsExactly("notice-sent nordpost", "notice-completed nordpost");
    }

    @Test
    void takesARefusalOnceAndAnotherDay() {
        answer(NoticeReply.refused("gdpr-17-3-b", KEPT, List.of()));
        answer(NoticeReply.refused("gdpr-17-3-b", KEPT, List.of()));
        answer(NoticeReply.partial("gdpr-17-3-e", KEPT.plusDays(1), List.of("consignee.name", "reference")));

        assertThat(notices.told())
                .containsExactly(
                        "notice-sent nordpost",
                        "notice-refused gdpr-17-3-b nordpost 2027-03-31",
                        "notice-partial gdpr-17-3-e nordpost 2027-04-01 consignee.name reference");
        assertThat(notices.hub.jdbc.queryForObject("select fields from notice", String.class))
                .isEqualTo("consignee.name reference");
    }

    @Test
    void letsAFinalAnswerStandWhateverComesAfterIt() {
        answer(NoticeReply.completed());

        assertThat(answer(NoticeReply.noMatch())).isTrue();
        assertThat(answer(NoticeReply.refused("gdpr-17-3-b", KEPT, List.of()))).isTrue();

        assertThat(notices.told()).containsExactly("notice-sent nordpost", "notice-completed nordpost");
    }

    @ParameterizedTest
    @EnumSource(
            value = NoticeState.class,
            names = {"CANCELLED", "COMPLETED", "NO_MATCH"})
    void takesTheOtherAnswersWhereAPersonsWordWasFirst(NoticeState word) {
        UUID other = notices.queued("SO-2", CARRIER);
        notices.tell(CARRIER, NoticeReply.sent());
        notices.desk.decide(notice, new NoticeReply(word, Optional.empty(), Optional.empty(), List.of()));

        assertThat(notices.desk.answer(
                        CARRIER,
                        List.of(
                                new Answer(notice, NoticeReply.refused("gdpr-17-3-b", KEPT, List.of())),
                                new Answer(other, NoticeReply.completed()))))
                .isTrue();

        assertThat(notices.open()).isZero();
        assertThat(notices.told())
                .containsExactly(
                        "notice-sent nordpost",
                        "notice-sent nordpost",
                        "notice-" + word.text() + " nordpost",
                        "notice-completed nordpost");
    }

    @Test
    void tellsAPersonThatAPartnerKeepsWhatWasSaidToBeGone() {
        answer(NoticeReply.completed());
        double before = notices.contradicted(CARRIER);

        answer(NoticeReply.noMatch());
        assertThat(notices.contradicted(CARRIER)).isEqualTo(before);

        answer(NoticeReply.refused("gdpr-17-3-b", KEPT, List.of()));
        assertThat(notices.contradicted(CARRIER)).isEqualTo(before + 1);
    }

    @Test
    void tellsNobodyThatAPartnerKeepsWhatAPersonHasGivenUp() {
        double before = notices.contradicted(CARRIER);
        notices.desk.decide(notice, NoticeReply.cancelled());

        answer(NoticeReply.refused("gdpr-17-3-b", KEPT, List.of()));

        assertThat(notices.contradicted(CARRIER)).isEqualTo(before);
    }

    @Test
    void takesNothingFromAnotherPartner() {
        assertThat(notices.desk.answer(PROVIDER, List.of(new Answer(notice, NoticeReply.completed()))))
                .isFalse();

        assertThat(notices.state(notice)).isEqualTo("sent");
        answer(NoticeReply.completed());
        assertThat(notices.desk.answer(PROVIDER, List.of(new Answer(notice, NoticeReply.completed()))))
                .as("nor when it has ended")
                .isFalse();
    }

    @Test
    void takesNothingAboutANoticeThatWasNeverSent() {
        UUID queued = notices.queued("SO-2", CARRIER);

        assertThat(notices.desk.answer(CARRIER, List.of(new Answer(queued, NoticeReply.completed()))))
                .isFalse();
        assertThat(notices.desk.answer(CARRIER, List.of(new Answer(new UUID(9, 9), NoticeReply.completed()))))
                .isFalse();
        assertThat(notices.state(queued)).isEqualTo("queued");
    }

    @Test
    void takesAllAnswersOrNone() {
        Answer known = new Answer(notice, NoticeReply.completed());
        Answer unknown = new Answer(new UUID(9, 9), NoticeReply.completed());

        assertThat(notices.desk.answer(CARRIER, List.of(known, unknown))).isFalse();

        assertThat(notices.state(notice)).isEqualTo("sent");
    }

    @Test
    void takesAnAnswerThatIsFasterThanTheRecordOfItsNotice() {
        UUID other = notices.queued("SO-2", CARRIER);
        List<AddressedNotice> underWay = notices.claim(CARRIER);

        assertThat(notices.desk.answer(CARRIER, List.of(new Answer(other, NoticeReply.acknowledged()))))
                .isTrue();
        notices.desk.settle(underWay.stream()
                .map(each -> notices.desk.delivered(each.claimed()))
                .toList());

        assertThat(notices.state(other)).isEqualTo("acknowledged");
        assertThat(notices.told()).endsWith("notice-acknowledged nordpost");
    }

    @Test
    void forgetsAnAnswerInTheEnd() {
        answer(NoticeReply.completed());

        notices.hub.clock.forward(Duration.ofDays(91));
        notices.watch.look();

        assertThat(notices.hub.jdbc.queryForObject("select count(*) from notice_end", Integer.class))
                .isZero();
    }

    private boolean answer(NoticeReply reply) {
        return notices.desk.answer(CARRIER, List.of(new Answer(notice, reply)));
    }
}
