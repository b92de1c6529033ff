package org.partnerhub.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnerhub.ledger.LedgerFixture;
import org.partnerhub.ledger.NoticeDeadlines.Plan;
import org.partnerhub.ledger.NoticeState;
import org.partnerhub.ledger.OpenNotice;

class DeadlinesTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Instant FIRST = Instant.parse("2024-01-01T00:00:00Z");

    private final Deadlines deadlines =
            new Deadlines(new NoticeProperties(Period.ofDays(14), Period.ofDays(7), DAY, WEEK, 500));

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T08:15:30Z, P1M, 2026-12-21T00:00:00Z",
        "2027-01-31T23:59:59Z, P1M, 2027-03-01T00:00:00Z",
        "2028-01-31T00:00:00Z, P1M, 2028-03-01T00:00:00Z",
        "2027-01-31T08:00:00Z, P2M, 2027-04-01T00:00:00Z",
        "2026-11-20T08:15:30Z, P30D, 2026-12-21T00:00:00Z",
        "2026-12-31T08:00:00Z, P14D, 2027-01-15T00:00:00Z",
    })
    void endsWhenTheLastDayIsOver(Instant since, Period within, Instant over) {
        assertThat(Deadlines.end(since, within)).isEqualTo(over);
    }

    @Property
    void endsAMonthOnTheSameDayOrOnTheLast(
            @ForAll("instants") Instant since, @ForAll @IntRange(min = 1, max = 40) int months) {
        LocalDate began = LocalDate.ofInstant(since, ZoneOffset.UTC);

        LocalDate last = LocalDate.ofInstant(Deadlines.end(since, Period.ofMonths(months)), ZoneOffset.UTC)
                .minusDays(1);

        YearMonth month = YearMonth.from(began).plusMonths(months);
        assertThat(YearMonth.from(last)).isEqualTo(month);
        assertThat(last.getDayOfMonth()).isEqualTo(Math.min(began.getDayOfMonth(), month.lengthOfMonth()));
    }

    @Property
    void neverLeavesLessTimeToWhoIsAskedLater(@ForAll("instants") Instant one, @ForAll("instants") Instant other) {
        Instant earlier = one.isBefore(other) ? one : other;
        Instant later = one.isBefore(other) ? other : one;

        assertThat(Deadlines.end(later, Period.ofMonths(1)))
                .isAfterOrEqualTo(Deadlines.end(earlier, Period.ofMonths(1)))
                .isAfter(later);
    }

    @Property
    void givesAnUrgentNoticeNoMoreTimeThanAnyOther(
            @ForAll("instants") Instant since, @ForAll @IntRange(min = 1, max = 90) int days) {
        Plan urgent = deadlines.plan(urgent(true), Period.ofDays(days), since);
        Plan other = deadlines.plan(urgent(false), Period.ofDays(days), since);

        assertThat(urgent.answerBy())
                .isBeforeOrEqualTo(other.answerBy())
                .isBeforeOrEqualTo(Deadlines.end(since, Period.ofDays(14)))
                .isAfter(since);
    }

    @Property
    void neverLeavesMoreTimeToWhoIsHurried(
            @ForAll("instants") Instant since,
            @ForAll @IntRange(min = 1, max = 90) int days,
            @ForAll @IntRange(max = 90) int later) {
        Plan plan = deadlines.plan(urgent(false), Period.ofDays(days), since);
        Instant now = since.plus(DAY.multipliedBy(later));

        Plan hurried = deadlines.hurried(planned(false, plan.answerBy(), plan.remindAt()), now);

        assertThat(hurried.answerBy())
                .isBeforeOrEqualTo(plan.answerBy())
                .isBeforeOrEqualTo(Deadlines.end(now, Period.ofDays(14)));
        assertThat(hurried.remindAt()).isBeforeOrEqualTo(plan.remindAt()).isBefore(hurried.answerBy());
    }

    @Property
    void remindsInTheSecondHalfOfTheTime(
            @ForAll("instants") Instant since, @ForAll @IntRange(min = 1, max = 90) int days) {
        Plan plan = deadlines.plan(urgent(false), Period.ofDays(days), since);

        assertThat(Duration.between(since, plan.remindAt()))
                .isGreaterThanOrEqualTo(Duration.between(plan.remindAt(), plan.answerBy()));
        assertThat(Duration.between(plan.remindAt(), plan.answerBy()))
                .isPositive()
                .isLessThanOrEqualTo(WEEK);
    }

    @Property
    void looksAgainAtATimeThatIsYetToComeAndNotFarOff(@ForAll @IntRange(max = 200) int hours) {
        Instant now = Instant.parse("2026-12-20T00:00:00Z").plus(Duration.ofHours(hours * 5L));
        OpenNotice notice = LedgerFixture.anOpenNotice("paywave");

        assertThat(deadlines.nextReminder(notice, now)).isAfter(now).isBeforeOrEqualTo(now.plus(WEEK));
        assertThat(deadlines.nextQuestion(notice, now))
                .isAfter(now)
                .isBeforeOrEqualTo(deadlines.nextReminder(notice, now));
    }

    @Test
    void leavesALatePartnerAloneForAsLongAsItIsLateWithinBounds() {
        OpenNotice notice = LedgerFixture.anOpenNotice("nordpost");
        Instant over = notice.answerBy();

        assertThat(deadlines.nextReminder(notice, over)).isEqualTo(over.plus(DAY));
        assertThat(deadlines.nextReminder(notice, over.plus(DAY.multipliedBy(3))))
                .isEqualTo(over.plus(DAY.multipliedBy(6)));
        assertThat(deadlines.nextReminder(notice, over.plus(DAY.multipliedBy(30))))
                .isEqualTo(over.plus(DAY.multipliedBy(37)));
        assertThat(deadlines.nextQuestion(notice, over.plus(DAY.multipliedBy(3))))
                .isEqualTo(over.plus(DAY.multipliedBy(6)));
    }

    @Provide
    Arbitrary<Instant> instants() {
        return Arbitraries.longs().between(0, Duration.ofDays(4000).toSeconds()).map(FIRST::plusSeconds);
    }

    private static OpenNotice urgent(boolean urgent) {
        return planned(urgent, null, null);
    }

    private static OpenNotice planned(boolean urgent, Instant answerBy, Instant remindAt) {
        OpenNotice any = LedgerFixture.anOpenNotice("paywave");
        return new OpenNotice(
                any.id(),
                any.randomId(),
                any.askedAs(),
                any.requestId(),
                any.order(),
                any.orderRandomId(),
                any.partner(),
                any.reason(),
                NoticeState.QUEUED,
                urgent,
                null,
                0,
                0,
                answerBy,
                remindAt,
                Optional.empty(),
                Optional.empty(),
                any.fields(),
                false,
                any.createdAt(),
                any.changedAt());
    }
}
