package org.partnerhub.callback;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.partnerhub.contract.Callback;
import org.partnerhub.contract.Callback.Scheme;
import org.partnerhub.contract.PaymentState;
import org.partnerhub.contract.ResultMapping;
import org.partnerhub.contract.ResultMapping.Conversion;
import org.partnerhub.contract.ResultMapping.Field;
import org.partnerhub.contract.ResultMapping.States;
import org.partnerhub.event.FieldPath;

/** What contracts say of callbacks. */
final class Settings {

    static final String HEADER = "X-Signature";

    private static final Duration WINDOW = Duration.ofMinutes(5);

    private Settings() {}

    /** The scheme with a contract that reads {@link #body}, and with secrets of these names. */
    static Callback of(Scheme scheme, String... secrets) {
        return new Callback(
                scheme,
                List.of(secrets),
                scheme == Scheme.SHA256 ? Optional.of(HEADER) : Optional.empty(),
                Optional.of(WINDOW).filter(any -> scheme.signsTime()),
                scheme == Scheme.ADYEN ? adyen() : plain(scheme));
    }

    static Callback with(ResultMapping mapping) {
        return new Callback(Scheme.SHA256, List.of("secret"), Optional.of(HEADER), Optional.empty(), mapping);
    }

    private static ResultMapping plain(Scheme scheme) {
        return new ResultMapping(
                Optional.of(field("id")).filter(any -> !scheme.namesEvent()),
                field("data.reference"),
                Optional.of(optional("data.payment")),
                field("data.amount.value"),
                field("data.amount.currency"),
                Optional.of(optional("at")),
                new States(
                        paths("type"),
                        Map.of("payment.captured", PaymentState.CAPTURED, "payment.failed", PaymentState.FAILED),
                        Set.of("payment.processing")));
    }

    private static ResultMapping adyen() {
        return new ResultMapping(
                Optional.empty(),
                field("merchantReference"),
                Optional.of(optional("originalReference", "pspReference")),
                field("amount.value"),
                field("amount.currency"),
                Optional.empty(),
                new States(
                        paths("eventCode", "success"),
                        Map.of("AUTHORISATION/true", PaymentState.CAPTURED, "REFUND/true", PaymentState.REFUNDED),
                        Set.of("REPORT_AVAILABLE/true")));
    }

    static Field field(String path) {
        return new Field(paths(path), false, Optional.empty());
    }

    static Field field(String path, Conversion conversion) {
        return new Field(paths(path), false, Optional.of(conversion));
    }

    static Field optional(String... paths) {
        return new Field(paths(paths), true, Optional.empty());
    }

    private static List<FieldPath> paths(String... paths) {
        return Stream.of(paths).map(FieldPath::of).toList();
    }
}
