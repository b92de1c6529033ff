package org.partnerhub.opendsr;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnerhub.ledger.NoticeReply;

class StatusMessageTest {

    private static final String ID = "a7551968-d5d6-44b2-9831-815ac9017798";
    private static final LocalDate DUE = LocalDate.of(2026, 12, 1);

    @Test
    void readsWhichRequestItIsAboutAndHowFarThatIs() {
        assertThat(StatusMessage.read(message("\"in_progress\"", "\"2026-12-01T15:00:00Z\"")))
                .contains(new StatusMessage(UUID.fromString(ID), Optional.of("in_progress"), Optional.of(DUE)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pending", "in_progress"})
    void takesARequestThatIsUnderWayForAcknowledged(String status) {
        assertThat(reply(status)).contains(NoticeReply.acknowledged(Optional.of(DUE)));
    }

    @Test
    void takesARequestThatHasEndedForThat() {
        assertThat(reply("completed")).contains(NoticeReply.completed());
        assertThat(reply("cancelled")).contains(NoticeReply.failed("cancelled-by-partner"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Completed", "done", "completed "})
    void guessesAtNoOtherStatus(String status) {
        assertThat(reply(status)).isEmpty();
    }

    @Test
    void takesNoStatusForUnderWayOnlyWhereTheRequestWasMade() {
        StatusMessage none = read("null", "\"2026-12-01T15:00:00Z\"");

        assertThat(none.reply()).isEmpty();
        assertThat(none.replyToNew()).contains(NoticeReply.acknowledged(Optional.of(DUE)));
        assertThat(read("\"completed\"", "null").replyToNew()).contains(NoticeReply.completed());
        assertThat(read("\"done\"", "null").replyToNew()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-01T15:00:00Z, 2026-12-01",
        "2026-12-01t15:00:00z, 2026-12-01",
        "2026-12-01T23:30:00.123-02:00, 2026-12-02",
        "2026-12-01T00:30:00+01:00, 2026-11-30",
        "2026-12-01T16:27:28.679094, 2026-12-01",
    })
    void readsWhenThePartnerWantsToBeDone(String time, LocalDate day) {
        assertThat(read("\"pending\"", "\"" + time + "\"").due()).contains(day);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "\"\"",
                "\"soon\"",
                "1764601200",
                "\"2026-12-01\"",
                "\"2026-13-01T15:00:00Z\"",
                "\"+12026-12-01T15:00:00Z\"",
                "{}"
            })
    void doesWithoutATimeThatCannotBeRead(String time) {
        assertThat(read("\"pending\"", time).reply()).contains(NoticeReply.acknowledged(Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "completed",
                "[]",
                "{}",
                "{\"subject_request_id\":null}",
                "{\"subject_request_id\":\"1-1-1-1-1\"}",
                "{\"subject_request_id\":\"" + ID + "\",\"subject_request_id\":\"" + ID + "\"}",
                "{\"subject_request_id\":\"" + ID + "\"} {}",
            })
    void readsNothingThatNamesNoRequest(String body) {
        assertThat(StatusMessage.read(body.getBytes(UTF_8))).isEmpty();
    }

    private static Optional<NoticeReply> reply(String status) {
        return read("\"" + status + "\"", "\"2026-12-01T15:00:00Z\"").reply();
    }

    private static StatusMessage read(String status, String time) {
        return StatusMessage.read(message(status, time)).orElseThrow();
    }

    private static byte[] message(String status, String time) {
        return ("{\"controller_id\":\"4308\",\"expected_completion_time\":" + time + ",\"subject_request_id\":\"" + ID
                        + "\",\"request_status\":" + status + ",\"encoded_request\":\"e30=\",\"results_url\":null}")
                .getBytes(UTF_8);
    }
}
