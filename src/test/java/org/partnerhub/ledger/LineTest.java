package org.partnerhub.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LineTest {

    private static final Instant NOW = Instant.parse("2026-11-20T08:15:30Z");
    private static final Instant LATER = NOW.plusSeconds(60);
    private static final Instant SOON = NOW.plusSeconds(5);

    @Test
    void letsAllGoThatNothingStandsBefore() {
        Line line = new Line(candidates(3, 1, 2), List.of(place(4, State.WAITING, LATER)), NOW);

        assertThat(line.go()).extracting(DisclosureRow::id).containsExactly(1L, 2L, 3L);
        assertThat(line.behind()).isEmpty();
    }

    @Test
    void takesACandidateForNoObstacle() {
        Line line = new Line(candidates(1, 2), List.of(place(1, State.SENDING, null)), NOW);

        assertThat(line.go()).hasSize(2);
    }

    @Test
    void letsThoseGoThatStandBeforeTheObstacle() {
        Line line = new Line(candidates(1, 3), List.of(place(2, State.SENDING, null)), NOW);

        assertThat(line.go()).extracting(DisclosureRow::id).containsExactly(1L);
        assertThat(line.behind()).extracting(each -> each.row().id()).containsExactly(3L);
    }

    @Test
    void waitsUntilTheEarlierOneGoesAgain() {
        assertThat(behind(place(1, State.WAITING, LATER))).isEqualTo(new Line.Behind(row(9), State.WAITING, LATER));
    }

    @Test
    void looksAgainSoonWhenTheEarlierOneIsDueOrUnderWay() {
        assertThat(behind(place(1, State.WAITING, NOW)).due()).isEqualTo(SOON);
        assertThat(behind(place(1, State.SENDING, null)).due()).isEqualTo(SOON);
    }

    @Test
    void waitsForTheLastOfSeveral() {
        assertThat(behind(place(1, State.WAITING, LATER), place(2, State.SENDING, null))
                        .due())
                .isEqualTo(LATER);
    }

    @Test
    void parksBehindAParkedOneWhateverElseStandsBefore() {
        Line.Behind behind =
                behind(place(1, State.WITHHELD, null), place(2, State.PARKED, null), place(3, State.WAITING, LATER));

        assertThat(behind.state()).isEqualTo(State.PARKED);
        assertThat(behind.reason()).isEqualTo("behind-parked");
        assertThat(behind.due()).as("not by itself").isNull();
    }

    @Test
    void withholdsBehindAWithheldOne() {
        Line.Behind behind = behind(place(1, State.WAITING, LATER), place(2, State.WITHHELD, null));

        assertThat(behind.state()).isEqualTo(State.WITHHELD);
        assertThat(behind.reason()).isEqualTo("behind-withheld");
    }

    private static Line.Behind behind(Line.Place... unfinished) {
        List<Line.Behind> behind = new Line(candidates(9), List.of(unfinished), NOW).behind();
        assertThat(behind).hasSize(1);
        return behind.get(0);
    }

    private static List<DisclosureRow> candidates(long... ids) {
        return LongStream.of(ids).mapToObj(LineTest::row).toList();
    }

    private static DisclosureRow row(long id) {
        return new DisclosureRow(id, 1, "evt", "nordpost", 1, State.QUEUED, null, null, 0, NOW);
    }

    private static Line.Place place(long id, State state, Instant due) {
        return new Line.Place(id, 1, state, due, due != null);
    }
}
