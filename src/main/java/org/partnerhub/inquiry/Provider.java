package org.partnerhub.inquiry;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.partnerhub.callback.AnswerReader;
import org.partnerhub.contract.Contract;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.contract.StatusRequest;
import org.partnerhub.delivery.BackOff;
import org.partnerhub.egress.Release;
import org.partnerhub.event.OrderReference;
import org.partnerhub.ledger.Question;
import org.partnerhub.payment.PaymentProperties;
import org.partnerhub.vault.Binding;
import org.partnerhub.vault.KeyKind;
import org.partnerhub.vault.KeySession;

/** A provider that can be asked, as its contract says. */
final class Provider {

    private final Contract contract;
    private final StatusRequest status;
    private final AnswerReader reader;
    private final BackOff backOff;

    Provider(Contract contract, PaymentProperties.Asking asking, Clock clock, RandomGenerator random) {
        this.contract = contract;
        this.status = contract.status().orElseThrow();
        this.reader = AnswerReader.of(status.result());
        this.backOff = new BackOff(status.after(), longest(asking), clock, random);
    }

    private Duration longest(PaymentProperties.Asking asking) {
        return status.after().compareTo(asking.longestPause()) > 0 ? status.after() : asking.longestPause();
    }

    PartnerId partner() {
        return contract.partner();
    }

    /** Whether it may be told anything on that day. */
    boolean mayBeAsked(LocalDate today) {
        return contract.lapsed(today).isEmpty();
    }

    AnswerReader reader() {
        return reader;
    }

    BackOff backOff() {
        return backOff;
    }

    /**
     * Absent when the order cannot be named in a path.
     *
     * @param keys holds the order's keys
     */
    Optional<Inquiry> inquiry(Question question, KeySession keys) {
        byte[] text = keys.open(KeyKind.REFERENCE, Binding.ofOrder(question.order()), question.reference());
        OrderReference order = new OrderReference(new String(text, UTF_8));
        return status.path().of(order).map(path -> new Inquiry(question, order, Release.question(question, path)));
    }
}
