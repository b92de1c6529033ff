package org.partnerhub.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.partnerhub.ledger.NoticeState.ACKNOWLEDGED;
import static org.partnerhub.ledger.NoticeState.CANCELLED;
import static org.partnerhub.ledger.NoticeState.COMPLETED;
import static org.partnerhub.ledger.NoticeState.FAILED;
import static org.partnerhub.ledger.NoticeState.NO_MATCH;
import static org.partnerhub.ledger.NoticeState.OVERDUE;
import static org.partnerhub.ledger.NoticeState.PARTIAL;
import static org.partnerhub.ledger.NoticeState.QUEUED;
import static org.partnerhub.ledger.NoticeState.REFUSED;
import static org.partnerhub.ledger.NoticeState.SENT;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NoticeStateTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ':',
            value = {
                "queued: sent acknowledged completed no-match partial refused failed overdue cancelled",
                "sent: acknowledged completed no-match partial refused failed overdue cancelled",
                "acknowledged: completed no-match partial refused failed overdue cancelled",
                "failed: sent acknowledged completed no-match partial refused overdue cancelled",
                "overdue: completed no-match partial refused cancelled",
                "partial: queued completed no-match partial refused cancelled",
                "refused: queued completed no-match partial refused cancelled",
                "completed: ''",
                "no-match: ''",
                "cancelled: ''"
            })
    void goesFromHereToThereAndNowhereElse(String from, String to) {
        Set<String> next = Arrays.stream(NoticeState.values())
                .filter(NoticeState.of(from)::mayBecome)
                .map(NoticeState::text)
                .collect(Collectors.toSet());

        assertThat(next).isEqualTo(to.isEmpty() ? Set.of() : Set.of(to.split(" ")));
    }

    @Test
    void endsWithNothingLeftOrWithAPersonsWord() {
        assertThat(Arrays.stream(NoticeState.values()).filter(NoticeState::isFinal))
                .containsExactlyInAnyOrder(COMPLETED, NO_MATCH, CANCELLED);
    }

    @ParameterizedTest
    @EnumSource(NoticeState.class)
    void leadsFromEverywhereToAnEnd(NoticeState state) {
        Set<NoticeState> reached = EnumSet.of(state);
        Set<NoticeState> last = Set.of();
        while (!reached.equals(last)) {
            last = Set.copyOf(reached);
            Set<NoticeState> more = new HashSet<>();
            last.forEach(each ->
                    Arrays.stream(NoticeState.values()).filter(each::mayBecome).forEach(more::add));
            reached.addAll(more);
        }

        assertThat(reached).anyMatch(NoticeState::isFinal);
    }

    @ParameterizedTest
    @EnumSource(
            value = NoticeState.class,
            names = {"QUEUED", "OVERDUE"})
    void isNoReplyWhereThePartnerHasNoSay(NoticeState state) {
        assertThatThrownBy(() -> new NoticeReply(state, Optional.empty(), Optional.empty(), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keepsSomethingOnlyOnABasisAndUntilADay() {
        LocalDate day = LocalDate.of(2031, 11, 20);
        assertThat(NoticeReply.refused("gdpr-17-3-b", day, List.of()).until()).contains(day);
        assertThatThrownBy(() -> new NoticeReply(REFUSED, Optional.of("gdpr-17-3-b"), Optional.empty(), List.of()))
                .hasMessage("what is kept is kept until a day, and nothing else is");
        assertThatThrownBy(() -> new NoticeReply(REFUSED, Optional.empty(), Optional.of(day), List.of()))
                .hasMessage("a refusal has a basis, a failure a code, and nothing else has either");
        assertThatThrownBy(() -> new NoticeReply(COMPLETED, Optional.of("gdpr-17-3-b"), Optional.empty(), List.of()))
                .hasMessage("a refusal has a basis, a failure a code, and nothing else has either");
        assertThatThrownBy(() -> NoticeReply.partial("gdpr-17-3-b", day, List.of()))
                .hasMessage("fields are named where a part is kept");
        assertThatThrownBy(() -> NoticeReply.failed("Ana Lindqvist moved")).hasMessageNotContaining("Ana");
    }

    @Test
    void isStoredAsItIsPublished() {
        assertThat(Arrays.stream(NoticeState.values())
                        .map(state -> NoticeState.of(state.text()))
                        .toList())
                .containsExactly(
                        QUEUED, SENT, ACKNOWLEDGED, COMPLETED, NO_MATCH, PARTIAL, REFUSED, FAILED, OVERDUE, CANCELLED);
        assertThat(NO_MATCH.text()).isEqualTo("no-match");
    }
}
