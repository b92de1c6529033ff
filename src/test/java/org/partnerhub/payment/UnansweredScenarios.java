package org.partnerhub.payment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerhub.payment.ResultKind.AUTHORIZED;
import static org.partnerhub.payment.ResultKind.CANCELED;
import static org.partnerhub.payment.ResultKind.CAPTURED;
import static org.partnerhub.payment.ResultKind.FAILED;
import static org.partnerhub.payment.TestPayments.ASKING;
import static org.partnerhub.payment.TestPayments.ASK_AFTER;
import static org.partnerhub.payment.TestPayments.CARDINAL;
import static org.partnerhub.payment.TestPayments.PAYWAVE;
import static org.partnerhub.payment.TestPayments.PRICE;
import static org.partnerhub.payment.TestPayments.aResult;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnerhub.ledger.LedgerUnavailableException;
import org.partnerhub.ledger.Question;
import org.partnerhub.vault.Binding;
import org.partnerhub.vault.KeyKind;
import org.partnerhub.vault.KeySession;

/** Payments whose results do not come. */
abstract class UnansweredScenarios {

    private static final int BATCH = 10;

    private final TestPayments hub;

    UnansweredScenarios(TestPayments hub) {
        this.hub = hub.empty();
    }

    @Test
    void asksForAPaymentOfWhichNothingWasHeardInTime() {
        long order = aSentOrder("SO-1");

        waitFor(ASK_AFTER.minusMillis(1));
        assertThat(due()).isEmpty();
        waitFor(Duration.ofMillis(1));

        assertThat(due()).singleElement().satisfies(question -> {
            assertThat(question.order()).isEqualTo(order);
            assertThat(question.answers()).isZero();
            assertThat(reference(question)).isEqualTo("SO-1");
        });
    }

    @Test
    void asksNoProviderThatCannotBeAsked() {
        long order = hub.anOrder("SO-1");
        hub.request(List.of(new PaymentRequest(order, CARDINAL, PRICE, "EUR")));

        assertThat(hub.rows("payment_open")).isZero();
    }

    @Test
    void asksAgainWhenItIsToldToAndNotBefore() {
        aSentOrder("SO-1");
        waitFor(ASK_AFTER);

        Question question = due().get(0);
        hub.unanswered.askAgain(
                List.of(new Question.Again(question, 1, hub.hub.clock.instant().plus(Duration.ofHours(1)))));

        waitFor(Duration.ofMinutes(59));
        assertThat(due()).isEmpty();
        waitFor(Duration.ofMinutes(1));
        assertThat(due()).extracting(Question::answers).containsExactly(1);
    }

    /** As after a kill while a provider is being asked. */
    @Test
    void asksTheSameAgainWhenNobodyKnowsWhatTheAnswerWas() {
        aSentOrder("SO-1");
        waitFor(ASK_AFTER);
        due();

        TestPayments restarted = hub.another();
        restarted.hub.clock.forward(ASK_AFTER);
        assertThat(restarted.unanswered.due(PAYWAVE, BATCH)).hasSize(1);
    }

    @Test
    void asksForTheLongestDueFirst() {
        List<Long> orders = IntStream.range(0, 4)
                .mapToObj(number -> {
                    waitFor(Duration.ofSeconds(1));
                    return aSentOrder("SO-" + number);
                })
                .toList();
        waitFor(ASK_AFTER);

        assertThat(hub.unanswered.due(PAYWAVE, 3))
                .extracting(Question::order)
                .containsExactlyElementsOf(orders.subList(0, 3));
    }

    @ParameterizedTest
    @EnumSource(names = {"CAPTURED", "FAILED", "CANCELED"})
    void asksForNothingThatHasItsFinalAnswer(ResultKind kind) {
        aSentOrder("SO-1");

        hub.apply(aResult("e-1", kind, "SO-1"));

        assertThat(hub.rows("payment_open")).isZero();
    }

    @Test
    void goesOnAskingForWhatIsOnlyPromised() {
        aSentOrder("SO-1");
        hub.apply(aResult("e-1", AUTHORIZED, "SO-1"));
        waitFor(ASK_AFTER);

        assertThat(due()).hasSize(1);
    }

    @Test
    void goesOnAskingAfterAResultThatDoesNotMatch() {
        aSentOrder("SO-1");
        hub.apply(aResult("e-1", CAPTURED, "SO-1", PRICE + 1));
        waitFor(ASK_AFTER);

        assertThat(due()).hasSize(1);
    }

    @Test
    void forgetsThatItAskedWhenTheResultHasComeMeanwhile() {
        aSentOrder("SO-1");
        waitFor(ASK_AFTER);
        Question question = due().get(0);
        hub.apply(aResult("e-1", FAILED, "SO-1"));

        hub.unanswered.askAgain(List.of(new Question.Again(question, 1, hub.hub.clock.instant())));

        assertThat(due()).isEmpty();
        assertThat(hub.rows("payment_open")).isZero();
    }

    @Test
    void doesNotAskForARepeatedRequestThatHasItsAnswer() {
        long order = aSentOrder("SO-1");
        hub.apply(aResult("e-1", CANCELED, "SO-1"));

        hub.request(List.of(new PaymentRequest(order, PAYWAVE, PRICE, "EUR")));
        waitFor(ASK_AFTER);

        assertThat(due()).isEmpty();
        assertThat(hub.rows("payment_open")).isZero();
    }

    @Test
    void keepsTheTimeOfTheFirstRequestWhenItIsRepeated() {
        long order = aSentOrder("SO-1");
        waitFor(ASK_AFTER.minusSeconds(1));
        hub.request(List.of(new PaymentRequest(order, PAYWAVE, PRICE, "EUR")));
        waitFor(Duration.ofSeconds(1));

        assertThat(due()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"parked", "withheld", "suppressed"})
    void doesNotAskForWhatTheProviderHasNotTaken(String state) {
        aSentOrder("SO-1");
        hub.hub.jdbc.update("update disclosure set state = ?", state);
        waitFor(ASK_AFTER);

        assertThat(due()).isEmpty();
        assertThat(hub.rows("payment_open")).isZero();
    }

    @Test
    void doesNotAskForADeletedOrder() {
        hub.hub.shred(aSentOrder("SO-1"));
        waitFor(ASK_AFTER);

        assertThat(due()).isEmpty();
        assertThat(hub.rows("payment_open")).isZero();
    }

    @Test
    void putsAPaymentOnRecordTogetherWithItsQuestionOrNotAtAll() {
        long order = hub.anOrder("SO-1");
        hub.hub.failOnce("insert into payment_open");
        try {
            hub.request(List.of(new PaymentRequest(order, PAYWAVE, PRICE, "EUR")));
        } catch (LedgerUnavailableException expected) {
            assertThat(hub.rows("payment")).isZero();
        }

        hub.request(List.of(new PaymentRequest(order, PAYWAVE, PRICE, "EUR")));
        assertThat(hub.rows("payment_open")).isEqualTo(1);
    }

    // what the shop is told

    @Test
    void tellsTheShopOnceOfAPaymentThatNothingWasHeardOf() {
        aSentOrder("SO-1");

        waitFor(ASKING.reportAfter().minusMillis(1));
        assertThat(hub.unanswered.review()).isZero();
        waitFor(Duration.ofMillis(1));
        assertThat(hub.unanswered.review()).isEqualTo(1);
        assertThat(hub.unanswered.review()).isZero();

        assertThat(hub.news()).singleElement().satisfies(news -> {
            assertThat(news.key()).contains("SO-1");
            assertThat(news.toJson())
                    .contains(
                            "\"type\":\"payment.unanswered\"",
                            "\"provider\":\"paywave\"",
                            "\"since\":\"2026-11-20T08:15:30Z\"")
                    .doesNotContain("5980", "EUR");
        });
        assertThat(due()).as("it is still asked for").hasSize(1);
    }

    @Test
    void tellsOfTheResultAfterItWhicheverProcessTakesIt() {
        aSentOrder("SO-1");
        TestPayments another = hub.another();
        // a block of ids that is older than the one of the news
        another.hub.ids.next();
        waitFor(ASKING.reportAfter());
        IntStream.range(0, 10_000).forEach(number -> hub.hub.ids.next());
        hub.unanswered.review();

        another.apply(aResult("e-1", CAPTURED, "SO-1"));

        assertThat(hub.toldOf()).containsExactly("unanswered", "captured 5980 EUR");
    }

    @Test
    void tellsNothingOfWhatIsPromisedOrWasNotTakenOrIsDeleted() {
        aSentOrder("SO-1");
        hub.apply(aResult("e-1", AUTHORIZED, "SO-1"));
        hub.hub.shred(aSentOrder("SO-2"));
        long refused = aSentOrder("SO-3");
        hub.hub.jdbc.update("update disclosure set state = 'parked' where order_id = ?", refused);
        waitFor(ASKING.reportAfter());

        assertThat(hub.unanswered.review()).isEqualTo(3);

        assertThat(hub.toldOf()).containsExactly("authorized 5980 EUR");
    }

    @Test
    void givesUpInTheEnd() {
        aSentOrder("SO-1");
        waitFor(ASKING.reportAfter());
        hub.unanswered.review();

        waitFor(ASKING.giveUpAfter().minus(ASKING.reportAfter()).minusMillis(1));
        assertThat(hub.unanswered.review()).isZero();
        assertThat(due()).hasSize(1);
        waitFor(Duration.ofMillis(1));
        assertThat(hub.unanswered.review()).isEqualTo(1);

        assertThat(due()).isEmpty();
        assertThat(hub.rows("payment_open")).isZero();
        assertThat(hub.toldOf()).containsExactly("unanswered");
        hub.apply(aResult("e-1", CAPTURED, "SO-1"));
        assertThat(hub.toldOf()).as("a result that comes after all").endsWith("captured 5980 EUR");
    }

    @Test
    void tellsWhoHasNotAnsweredWhatItWasAskedForAndSinceWhen() {
        aSentOrder("SO-1");
        waitFor(ASK_AFTER);
        aSentOrder("SO-2");
        assertThat(hub.hub.openPayments.unanswered()).isEmpty();
        due();

        assertThat(hub.hub.openPayments.unanswered()).singleElement().satisfies(line -> {
            assertThat(line.partner()).isEqualTo(PAYWAVE);
            assertThat(line.payments()).isEqualTo(1);
            assertThat(line.oldest()).isEqualTo(hub.hub.clock.instant().minus(ASK_AFTER));
        });
    }

    private long aSentOrder(String reference) {
        return hub.aSentOrder(reference, PAYWAVE);
    }

    private List<Question> due() {
        return hub.unanswered.due(PAYWAVE, BATCH);
    }

    private String reference(Question question) {
        try (KeySession keys = hub.vault.open()) {
            keys.load(question.order(), question.keys());
            return new String(
                    keys.open(KeyKind.REFERENCE, Binding.ofOrder(question.order()), question.reference()), UTF_8);
        }
    }

    private void waitFor(Duration duration) {
        hub.hub.clock.forward(duration);
    }
}
