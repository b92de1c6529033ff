package org.partnerhub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.sandbox.Expectation.Expected;
import org.partnerhub.sandbox.Expectation.Subject;
import org.partnerhub.sandbox.Outcomes.Outcome;

class OutcomesTest {

    private static final Position FIRST = new Position("shop.orders", 2, 40);
    private static final PartnerId NORDPOST = new PartnerId("nordpost");

    private final Outcomes outcomes = new Outcomes();

    @Test
    void isNotSettledBeforeTheHubHasSaidSomething() {
        expectSent("evt-1", 3);

        assertThat(summary(0).isSettled()).isFalse();
    }

    @Test
    void isNotSettledWhileADocumentWaits() {
        expectSent("evt-1", 3);
        outcomes.status(status("evt-1", "waiting"));

        assertThat(summary(0).isSettled()).isFalse();
    }

    @Test
    void isGoodWhenADocumentWasSentAndItsRowsArrived() {
        expectSent("evt-1", 3);
        outcomes.status(status("evt-1", "waiting"));
        outcomes.status(status("evt-1", "sent"));

        assertThat(summary(3).isGood()).isTrue();
    }

    @Test
    void isNotGoodWhenThePartnerHasMoreOrLessThanTheHubSays() {
        expectSent("evt-1", 3);
        outcomes.status(status("evt-1", "sent"));

        assertThat(summary(2).isGood()).isFalse();
        assertThat(summary(6).isGood()).isFalse();
    }

    @Test
    void isSettledButNotGoodWhenADocumentIsParked() {
        expectSent("evt-1", 3);
        outcomes.status(status("evt-1", "parked"));

        assertThat(summary(0).isSettled()).isTrue();
        assertThat(summary(0).isGood()).isFalse();
        assertThat(summary(0).wrong()).hasSize(1);
    }

    @Test
    void isNotGoodWhenSomethingWasSentThatNobodyExpected() {
        outcomes.status(status("evt-1", "sent"));

        assertThat(summary(0).isGood()).isFalse();
    }

    @Test
    void knowsAMalformedEventByItsPlaceInKafka() {
        expectSetAside();
        outcomes.published(0, FIRST);
        assertThat(summary(0).isSettled()).isFalse();

        outcomes.rejection(json("""
                {"data": {"code": "not-json", "path": "", "topic": "shop.orders", "partition": 2, "offset": 41}}
                """));
        assertThat(summary(0).isSettled()).isFalse();

        outcomes.rejection(json("""
                {"data": {"code": "not-json", "path": "", "topic": "shop.orders", "partition": 2, "offset": 40}}
                """));
        assertThat(summary(0).isGood()).isTrue();
    }

    @Test
    void knowsAMalformedEventEvenIfTheHubWasQuickerThanTheBrokersAnswer() {
        expectSetAside();
        outcomes.rejection(json("""
                {"data": {"code": "not-json", "path": "", "topic": "shop.orders", "partition": 2, "offset": 40}}
                """));
        outcomes.published(0, FIRST);

        assertThat(summary(0).isGood()).isTrue();
    }

    @Test
    void takesAGoodEventThatIsSetAsideForWrong() {
        expectSent("evt-1", 3);
        outcomes.published(0, FIRST);
        outcomes.rejection(json("""
                {"data": {"event": "evt-1", "code": "too-deep", "path": "order",
                  "topic": "shop.orders", "partition": 2, "offset": 40}}
                """));

        assertThat(summary(0).isSettled()).isTrue();
        assertThat(summary(0).isGood()).isFalse();
    }

    @Test
    void expectsARefusalForOnePartnerOnly() {
        outcomes.expect(List.of(new Expectation(0, subject("evt-1"), Expected.REFUSED, 0)));
        outcomes.rejection(json("""
                {"data": {"event": "evt-1", "code": "missing-field", "path": "shipment.weightGrams",
                  "partner": "nordpost", "document": "consignment",
                  "topic": "shop.orders", "partition": 2, "offset": 40}}
                """));

        assertThat(summary(0).isGood()).isTrue();
        assertThat(outcomes.all().get(0).state().orElseThrow().reason())
                .contains("missing-field at shipment.weightGrams");
    }

    @Test
    void expectsAnEventThatIsPublishedTwiceOnce() {
        expectSent("evt-1", 3);
        expectSent("evt-1", 3);

        assertThat(outcomes.all()).hasSize(1);
    }

    @Test
    void writesWhatBecameOfEachEvent(@TempDir Path folder) throws IOException {
        expectSent("evt-1", 3);
        outcomes.published(0, FIRST);
        outcomes.status(status("evt-1", "parked"));

        summary(0).write(folder.resolve("summary.json"));

        JsonNode written =
                new ObjectMapper().readTree(folder.resolve("summary.json").toFile());
        assertThat(written.path("events").path(0)).isEqualTo(json("""
                {"event": "evt-1", "partner": "nordpost", "document": "consignment",
                 "expected": "sent", "state": "parked", "reason": "refused-by-partner"}
                """));
        assertThat(written.path("settled").booleanValue()).isTrue();
        assertThat(written.at("/counts/published").intValue()).isEqualTo(1);
        assertThat(written.at("/counts/sent").intValue()).isZero();
        assertThat(written.at("/counts/wrong").intValue()).isEqualTo(1);
    }

    @Test
    void showsWhatIsMissing() {
        expectSent("evt-1", 3);

        assertThat(SummaryTable.of(summary(0)))
                .contains("evt-1, nordpost consignment: expected sent, but nothing was heard of it");
    }

    @Test
    void doesNotMissWhatWasAskedToBeDeleted() {
        seePlaced();
        expectSent("evt-101", 1);

        assertThat(outcomes.all()).noneMatch(Outcome::isRight);

        outcomes.see(ShopEvent.of(SampleDeletions.lines(Instant.EPOCH).get(2)));

        assertThat(outcomes.all()).allMatch(Outcome::isSettled).allMatch(Outcome::isRight);
        assertThat(summary(0).isGood()).isTrue();
        assertThat(summary(1).isGood()).as("it may have come before").isTrue();
        assertThat(summary(2).isGood()).isFalse();
    }

    @Test
    void missesWhatSomebodyElseAskedToBeDeleted() {
        seePlaced();
        expectSent("evt-101", 1);
        outcomes.see(ShopEvent.of(SampleDeletions.lines(Instant.EPOCH).get(3)));

        assertThat(outcomes.all()).noneMatch(Outcome::isRight);
    }

    private void seePlaced() {
        outcomes.see(ShopEvent.of(SampleOrder.placed(101).line()));
    }

    private void expectSent(String event, int rows) {
        outcomes.expect(List.of(new Expectation(0, subject(event), Expected.SENT, rows)));
    }

    private void expectSetAside() {
        outcomes.expect(List.of(new Expectation(0, Subject.of("line 1"), Expected.SET_ASIDE, 0)));
    }

    private Summary summary(long received) {
        List<Outcome> all = outcomes.all();
        return new Summary(
                outcomes.published(),
                all,
                List.of(Receipt.of(NORDPOST, all, received)),
                new PaymentBooks().against(List.of()),
                new AnswerBooks().against(List.of()),
                new DeletionBooks().against(0, Set.of()),
                new Questions(0, 0),
                Optional.empty());
    }

    private static Subject subject(String event) {
        return Subject.of(event, "nordpost", "consignment");
    }

    private static JsonNode status(String event, String state) {
        return json("""
                {"data": {"order": "SO-1", "event": "%s", "partner": "nordpost", "document": "consignment",
                  "state": "%s", "reason": "refused-by-partner"}}
                """.formatted(event, state));
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
