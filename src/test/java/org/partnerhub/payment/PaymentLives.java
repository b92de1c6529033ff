package org.partnerhub.payment;

import static org.partnerhub.payment.ResultKind.AUTHORIZED;
import static org.partnerhub.payment.ResultKind.CANCELED;
import static org.partnerhub.payment.ResultKind.CAPTURED;
import static org.partnerhub.payment.ResultKind.DISPUTED;
import static org.partnerhub.payment.ResultKind.FAILED;
import static org.partnerhub.payment.ResultKind.REFUNDED;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Lives that a payment of 5980 can have, each with its end. */
enum PaymentLives {
    AUTHORIZED_ONLY(PaymentState.AUTHORIZED, 0, step(AUTHORIZED)),
    CAPTURED_AT_ONCE(PaymentState.CAPTURED, 0, step(CAPTURED)),
    CAPTURED_LATER(PaymentState.CAPTURED, 0, step(AUTHORIZED), step(CAPTURED)),
    DECLINED(PaymentState.FAILED, 0, step(FAILED)),
    NOT_CAPTURABLE(PaymentState.FAILED, 0, step(AUTHORIZED), step(FAILED)),
    VOIDED(PaymentState.CANCELED, 0, step(AUTHORIZED), step(CANCELED)),
    REFUNDED_IN_PART(PaymentState.PARTLY_REFUNDED, 3000, step(AUTHORIZED), step(CAPTURED), refund(1000), refund(2000)),
    REFUNDED_IN_PARTS(
            PaymentState.REFUNDED, 5980, step(AUTHORIZED), step(CAPTURED), refund(980), refund(2000), refund(3000)),
    REFUNDED_IN_EQUAL_PARTS(PaymentState.REFUNDED, 5980, step(CAPTURED), refund(2990), refund(2990)),
    REFUNDED_AT_ONCE(PaymentState.REFUNDED, 5980, step(AUTHORIZED), step(CAPTURED), refund(5980)),
    CHARGED_BACK(PaymentState.DISPUTED, 0, step(AUTHORIZED), step(CAPTURED), dispute()),
    CHARGED_BACK_BESIDE_REFUNDS(
            PaymentState.DISPUTED, 5980, step(AUTHORIZED), step(CAPTURED), refund(5000), dispute(), refund(980));

    static final long PRICE = 5980;

    record Step(ResultKind kind, long amount) {}

    final PaymentState end;
    final long refunded;
    final List<Step> steps;

    PaymentLives(PaymentState end, long refunded, Step... steps) {
        this.end = end;
        this.refunded = refunded;
        this.steps = List.of(steps);
    }

    private static Step step(ResultKind kind) {
        return new Step(kind, 5980);
    }

    private static Step refund(long amount) {
        return new Step(REFUNDED, amount);
    }

    /** With a fee on top. */
    private static Step dispute() {
        return new Step(DISPUTED, 7480);
    }

    /** All orders in which the steps can come, as their positions. */
    static List<List<Integer>> permutations(int size) {
        if (size == 0) {
            return List.of(List.of());
        }
        return permutations(size - 1).stream()
                .flatMap(rest -> Stream.iterate(0, at -> at <= rest.size(), at -> at + 1)
                        .map(at -> {
                            List<Integer> one = new ArrayList<>(rest);
                            one.add(at, size - 1);
                            return one;
                        }))
                .toList();
    }

    static Stream<PaymentLives> all() {
        return Arrays.stream(values());
    }
}
