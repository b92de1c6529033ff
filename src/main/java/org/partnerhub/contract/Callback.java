package org.partnerhub.contract;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.partnerhub.event.FieldPath;

/**
 * How a provider signs what it posts to the hub, and where the result of a payment stands in it.
 *
 * @param secrets the names of the secrets, any of which may have signed: several while one takes the place of another
 * @param header the header with the signature, where the scheme leaves that to the provider
 * @param window how far the time of signing may be from now, in the past or the future, where the scheme signs a time
 */
public record Callback(
        Scheme scheme, List<String> secrets, Optional<String> header, Optional<Duration> window, ResultMapping result) {

    public Callback {
        secrets = List.copyOf(secrets);
    }

    /** The known ways to sign a callback. */
    public enum Scheme {
        /** <a href="https://www.standardwebhooks.com">Standard Webhooks</a>, v1 (HMAC) and v1a (Ed25519) alike. */
        STANDARD_WEBHOOKS("standard-webhooks", true, true),
        STRIPE("stripe", true, false),
        ADYEN(
                "adyen",
                false,
                true,
                "pspReference",
                "originalReference",
                "merchantAccountCode",
                "merchantReference",
                "amount.value",
                "amount.currency",
                "eventCode",
                "success"),
        /** The hexadecimal HMAC-SHA256 of the body behind {@code sha256=}, as GitHub signs. */
        SHA256("sha256", false, false);

        private final String text;
        private final boolean signsTime;
        private final boolean namesEvent;
        private final List<FieldPath> signedFields;

        Scheme(String text, boolean signsTime, boolean namesEvent, String... signedFields) {
            this.text = text;
            this.signsTime = signsTime;
            this.namesEvent = namesEvent;
            this.signedFields = Stream.of(signedFields).map(FieldPath::of).toList();
        }

        static Optional<Scheme> of(String text) {
            return Stream.of(values())
                    .filter(scheme -> scheme.text.equals(text))
                    .findFirst();
        }

        public String text() {
            return text;
        }

        /** Whether the time of signing is signed too, so that an old callback can be told from a new one. */
        public boolean signsTime() {
            return signsTime;
        }

        /** Whether the scheme itself says which event a callback is, so that no contract has to. */
        public boolean namesEvent() {
            return namesEvent;
        }

        /** The only fields that may be trusted, in the order of signing; none when the whole body is signed. */
        public List<FieldPath> signedFields() {
            return signedFields;
        }
    }
}
