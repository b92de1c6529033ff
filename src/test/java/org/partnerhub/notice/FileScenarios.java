package org.partnerhub.notice;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerhub.notice.TestNotices.CARRIER;
import static org.partnerhub.notice.TestNotices.PROVIDER;
import static org.partnerhub.notice.TestNotices.RETRY;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnerhub.ledger.NoticeReply;
import org.partnerhub.ledger.Notices.Answer;

/** Files of notices, through interruptions. A file takes three at most, and the contract lets them wait for 15 minutes. */
abstract class FileScenarios {

    private static final Duration EVERY = Duration.ofMinutes(15);

    private final TestNotices notices;

    FileScenarios(TestNotices notices) {
        this.notices = notices;
    }

    @BeforeEach
    void forgetTheTestBefore() {
        notices.empty();
    }

    @Test
    void gathersNoticesForAWhile() {
        UUID first = notices.queued("SO-1", CARRIER);
        assertThat(cut()).isNull();
        notices.hub.clock.forward(EVERY.minusSeconds(1));
        UUID second = notices.queued("SO,\"2\"", CARRIER);
        assertThat(cut()).isNull();
        notices.hub.clock.forward(Duration.ofSeconds(1));

        NoticeUpload upload = cut();

        assertThat(upload.fileName()).isEqualTo("nordpost-deletion-20261120-000001.csv");
        assertThat(upload.isOutgoing()).isTrue();
        List<String> rows = List.of(first + ",SO-1\r\n", second + ",\"SO,\"\"2\"\"\"\r\n");
        assertThat(content(upload))
                .isEqualTo("notice,reference\r\n"
                        + (first.compareTo(second) < 0 ? rows.get(0) + rows.get(1) : rows.get(1) + rows.get(0)));
    }

    @Test
    void cutsAFileThatIsFullAtOnce() {
        notices.queued("SO-1", CARRIER);
        notices.queued("SO-2", CARRIER);
        assertThat(cut()).isNull();
        notices.queued("SO-3", CARRIER);
        notices.queued("SO-4", CARRIER);

        assertThat(cut().notices()).hasSize(3);
    }

    @Test
    void letsAnUrgentOneWaitForNothing() {
        notices.queued("SO-1", CARRIER);
        notices.urgent("SO-2", CARRIER);

        assertThat(cut().notices()).hasSize(2);
    }

    @Test
    void takesAnUrgentOneIntoTheNextFileThoughItCameLast() {
        notices.queued("SO-1", CARRIER);
        notices.queued("SO-2", CARRIER);
        notices.queued("SO-3", CARRIER);
        notices.hub.clock.forward(Duration.ofSeconds(1));
        notices.urgent("SO-4", CARRIER);

        assertThat(content(cut())).contains(",SO-4").doesNotContain(",SO-3");
    }

    /** Three notices stand as their numbers have it, whichever of them is urgent. */
    @Test
    void doesNotTellByItsPlaceWhichNoticeIsUrgent() {
        notices.queued("SO-1", CARRIER);
        notices.queued("SO-2", CARRIER);
        notices.urgent("SO-3", CARRIER);

        List<UUID> numbers = content(cut())
                .lines()
                .skip(1)
                .map(line -> UUID.fromString(line.substring(0, line.indexOf(','))))
                .toList();

        assertThat(numbers).hasSize(3).isSorted();
    }

    @Test
    void leavesAnotherPartnersNoticesAlone() {
        notices.urgent("SO-1", PROVIDER);

        assertThat(cut()).isNull();
    }

    @Test
    void putsOnRecordWhatArrivedAndNothingOfWhatStoodInIt() {
        UUID notice = notices.urgent("SO-1", CARRIER);
        NoticeUpload upload = cut();

        notices.files.settle(upload);

        assertThat(notices.state(notice)).isEqualTo("sent");
        assertThat(notices.told()).containsExactly("notice-sent nordpost");
        assertThat(notices.hub.jdbc.queryForObject("select sha256 from notice_file", byte[].class))
                .isNull();
        assertThat(notices.hub.noticeFiles.isKnown(CARRIER, upload.fileName())).isTrue();
        assertThat(notices.hub.noticeFiles.isKnown(PROVIDER, upload.fileName())).isFalse();
        assertThat(cut()).isNull();
    }

    @Test
    void looksForAFileWhoseUploadWasInterruptedAndSendsItAgainUnderItsName() {
        notices.urgent("SO-1", CARRIER);
        NoticeUpload interrupted = cut();

        NoticeUpload again = cut();

        assertThat(again.isInterrupted()).isTrue();
        assertThat(again.fileName()).isEqualTo(interrupted.fileName());
        again.compare(null);
        assertThat(again.isOutgoing()).isTrue();
        assertThat(content(again)).isEqualTo(content(interrupted));
        notices.files.settle(interrupted);
        assertThat(notices.told()).as("who was taken for dead changes nothing").isEmpty();
        notices.files.settle(again);
        assertThat(notices.told()).containsExactly("notice-sent nordpost");
    }

    @Test
    void doesNotSendAgainWhatIsThere() {
        notices.urgent("SO-1", CARRIER);
        byte[] sent = content(cut()).getBytes(UTF_8);

        NoticeUpload again = cut();
        again.compare(sent);

        assertThat(again.isOutgoing()).isFalse();
        notices.files.settle(again);
        assertThat(notices.told()).containsExactly("notice-sent nordpost");
    }

    @Test
    void takesAnotherNameWhereThereIsAnotherFile() {
        UUID notice = notices.urgent("SO-1", CARRIER);
        cut();

        NoticeUpload again = cut();
        again.compare("something else".getBytes(UTF_8));
        notices.files.settle(again);

        NoticeUpload next = cut();
        assertThat(next.fileName()).isEqualTo("nordpost-deletion-20261120-000002.csv");
        assertThat(content(next)).contains(notice + ",SO-1");
        assertThat(notices.told()).isEmpty();
    }

    @Test
    void waitsForAPartnerThatIsAwayWithTheSameFile() {
        notices.urgent("SO-1", CARRIER);
        NoticeUpload upload = cut();
        notices.files.postpone(upload, new IOException("away"));
        notices.urgent("SO-2", CARRIER);
        assertThat(cut()).isNull();

        notices.hub.clock.forward(RETRY);

        NoticeUpload again = cut();
        assertThat(again.fileName()).isEqualTo(upload.fileName());
        assertThat(again.notices()).hasSize(1);
    }

    @Test
    void putsWhatIsLeftIntoAnotherFileWhenThePartnerHasAnsweredTheRest() {
        UUID answered = notices.urgent("SO-1", CARRIER);
        UUID left = notices.urgent("SO-2", CARRIER);
        cut();
        notices.desk.answer(CARRIER, List.of(new Answer(answered, NoticeReply.completed())));

        NoticeUpload again = cut();
        // taken away by the partner
        again.compare(null);
        notices.files.settle(again);

        assertThat(content(cut())).contains(left.toString()).doesNotContain(answered.toString());
        assertThat(notices.hub.noticeFiles.isKnown(CARRIER, again.fileName())).isTrue();
    }

    /** Either route may be the first to look at what is long due. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void asksOnceAfterAStandstillPastTheReminderAndTheEndOfTheTime(boolean watchIsFirst) {
        UUID notice = notices.urgent("SO-1", CARRIER);
        notices.files.settle(cut());
        notices.hub.clock.forward(Duration.ofDays(16));

        if (watchIsFirst) {
            notices.watch.look();
        }
        notices.files.settle(notices.files.cut(CARRIER.text()));
        notices.watch.look();

        assertThat(notices.state(notice)).isEqualTo("overdue");
        assertThat(cut()).as("the same once more").isNull();
        assertThat(notices.told()).containsExactly("notice-sent nordpost", "notice-overdue nordpost");
        notices.hub.clock.forward(Duration.ofDays(7));
        assertThat(content(cut())).as("and goes on asking").contains(notice.toString());
    }

    @Test
    void asksOnceWhenTheTimeRanOutWhileAFileWasOnItsWay() {
        UUID notice = notices.urgent("SO-1", CARRIER);
        cut();
        notices.hub.clock.forward(Duration.ofDays(16));

        NoticeUpload again = notices.files.cut(CARRIER.text());
        again.compare(null);
        notices.files.settle(again);
        notices.watch.look();

        assertThat(notices.state(notice)).isEqualTo("overdue");
        assertThat(cut()).isNull();
    }

    @Test
    void isDoneWithAFileOfWhichAllIsAnswered() {
        UUID notice = notices.urgent("SO-1", CARRIER);
        cut();
        notices.desk.answer(CARRIER, List.of(new Answer(notice, NoticeReply.completed())));

        assertThat(cut()).isNull();

        notices.urgent("SO-2", CARRIER);
        assertThat(cut().fileName()).endsWith("-000002.csv");
    }

    private NoticeUpload cut() {
        notices.watch.look();
        return notices.files.cut(CARRIER.text());
    }

    private static String content(NoticeUpload upload) {
        return new String(upload.rendered().content(), UTF_8);
    }
}
