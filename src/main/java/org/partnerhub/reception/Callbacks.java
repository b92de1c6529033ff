package org.partnerhub.reception;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.apache.camel.Headers;
import org.partnerhub.callback.CallbackRequest;
import org.partnerhub.callback.CallbackVerifier;
import org.partnerhub.callback.PaymentResult;
import org.partnerhub.callback.Verdict;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.event.OrderReference;
import org.partnerhub.payment.Effect;
import org.partnerhub.payment.Payments;
import org.partnerhub.payment.ProviderResult;
import org.partnerhub.payment.ResultKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the route {@code payment-callback} does with what a provider posts, step by step. Of a callback that it does not
 * take, it tells the code, the partner and the size, and nothing else.
 */
public final class Callbacks {

    private static final Logger log = LoggerFactory.getLogger(Callbacks.class);

    private final Map<PartnerId, CallbackVerifier> verifiers;
    private final Payments payments;
    private final MeterRegistry meters;
    private final Clock clock;

    Callbacks(Map<PartnerId, CallbackVerifier> verifiers, Payments payments, MeterRegistry meters, Clock clock) {
        this.verifiers = Map.copyOf(verifiers);
        this.payments = payments;
        this.meters = meters;
        this.clock = clock;
    }

    /** Tells the provider's callbacks from those of anybody else. */
    public Reception verify(@Header("partner") String name, @Headers Map<String, Object> headers, @Body byte[] posted) {
        Optional<PartnerId> partner = Optional.ofNullable(name)
                .filter(PartnerId::isId)
                .map(PartnerId::new)
                .filter(verifiers::containsKey);
        if (partner.isEmpty()) {
            return Reception.ofNobody();
        }
        byte[] body = posted == null ? new byte[0] : posted;
        Verdict verdict = verifiers.get(partner.get()).verify(new CallbackRequest(texts(headers), body));
        tell(partner.get(), verdict, body.length);
        return Reception.of(partner.get(), verdict);
    }

    /** Puts genuine results on record; after it, the provider need not send them again. */
    public void record(@Body Reception reception) {
        for (PaymentResult result : reception.results()) {
            PartnerId provider = reception.provider().orElseThrow();
            Effect effect = payments.apply(result(provider, result), clock.instant());
            count(provider, effect.text());
        }
    }

    private void tell(PartnerId partner, Verdict verdict, int size) {
        if (verdict instanceof Verdict.Refused refused) {
            count(partner, refused.code().text());
            log.atWarn()
                    .addKeyValue("partner", partner)
                    .addKeyValue("code", refused.code())
                    .addKeyValue("bytes", size)
                    .log("A callback was refused");
        } else if (verdict instanceof Verdict.Unreadable unreadable) {
            count(partner, unreadable.code().text());
            alarm(partner, unreadable.cardNumbersAt());
            log.atError()
                    .addKeyValue("partner", partner)
                    .addKeyValue("code", unreadable.code())
                    .addKeyValue("key", unreadable.key().orElse("-"))
                    .addKeyValue("bytes", size)
                    .log("A genuine callback is not what its contract says; the provider will repeat it");
        } else if (verdict instanceof Verdict.Genuine genuine) {
            alarm(partner, genuine.cardNumbersAt());
        }
    }

    private void alarm(PartnerId partner, List<String> paths) {
        if (!paths.isEmpty()) {
            count(partner, "card-number");
            log.atError()
                    .addKeyValue("partner", partner)
                    .addKeyValue("paths", paths)
                    .log("A callback holds what looks like a card number, which no provider may send; it was not kept");
        }
    }

    private void count(PartnerId partner, String outcome) {
        meters.counter("hub.callbacks", "partner", partner.text(), "outcome", outcome)
                .increment();
    }

    private static ProviderResult result(PartnerId partner, PaymentResult result) {
        return new ProviderResult(
                partner,
                result.eventId(),
                ResultKind.valueOf(result.state().name()),
                new OrderReference(result.reference()),
                result.providerReference(),
                result.amountMinor(),
                result.currency(),
                result.at());
    }

    private static Map<String, List<String>> texts(Map<String, Object> headers) {
        Map<String, List<String>> texts = new HashMap<>();
        headers.forEach((name, value) -> texts.put(
                name,
                value instanceof List<?> several
                        ? several.stream().map(String::valueOf).toList()
                        : List.of(String.valueOf(value))));
        return texts;
    }
}
