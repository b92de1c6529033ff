package org.partnerhub.callback;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.partnerhub.contract.Callback;
import org.partnerhub.event.FieldPath;

/** Tells the callbacks of one provider from those of anybody else, and takes the results out of them. */
public final class CallbackVerifier {

    /** The longest body that is taken, in bytes. */
    public static final int MAX_BODY = 256 * 1024;

    private final Signing signing;
    private final CardNumberAlarm alarm;
    private final ResultMapper mapper;

    private CallbackVerifier(Signing signing, CardNumberAlarm alarm, ResultMapper mapper) {
        this.signing = signing;
        this.alarm = alarm;
        this.mapper = mapper;
    }

    /**
     * A verifier for the callbacks of one contract; it may be used by many threads at once.
     *
     * @param secretText the text of a secret by its name, asked for each callback
     */
    public static CallbackVerifier of(Callback setting, Function<String, String> secretText, Clock clock) {
        Signing signing = signing(setting, new SigningSecrets(setting.secrets(), secretText), clock);
        List<FieldPath> references = Stream.concat(
                        setting.result().references().stream(), signing.references().stream())
                .map(signing::inBody)
                .toList();
        List<FieldPath> fields =
                setting.result().all().stream().map(signing::inBody).toList();
        return new CallbackVerifier(
                signing, new CardNumberAlarm(KnownNames.of(fields, references)), new ResultMapper(setting.result()));
    }

    private static Signing signing(Callback setting, SigningSecrets secrets, Clock clock) {
        Optional<Window> window = setting.window().map(width -> new Window(width, clock));
        return switch (setting.scheme()) {
            case STANDARD_WEBHOOKS -> new StandardWebhooks(secrets, window.orElseThrow());
            case STRIPE -> new Stripe(secrets, window.orElseThrow());
            case ADYEN -> new Adyen(secrets);
            case SHA256 -> new Sha256(secrets, setting.header().orElseThrow());
        };
    }

    /**
     * Tries whether all secrets of the contract can be used.
     *
     * @throws BadSecretException when one cannot
     */
    public void checkSecrets() {
        signing.checkSecrets();
    }

    /** @throws BadSecretException when a secret of the contract cannot be used */
    public Verdict verify(CallbackRequest request) {
        if (request.body().length > MAX_BODY) {
            return new Verdict.Refused(RefusalCode.BODY_TOO_LARGE);
        }
        try {
            return read(signing.verify(request));
        } catch (CallbackFault notGenuine) {
            return new Verdict.Refused(notGenuine.code());
        }
    }

    private Verdict read(Signing.Genuine genuine) {
        List<String> cardNumbersAt = List.of();
        try {
            Signing.Content content = genuine.read();
            cardNumbersAt = alarm.in(content.body());
            return new Verdict.Genuine(
                    content.events().stream()
                            .flatMap(event -> mapper.read(event).stream())
                            .toList(),
                    cardNumbersAt);
        } catch (CallbackFault fault) {
            return new Verdict.Unreadable(fault.code(), fault.key(), cardNumbersAt);
        }
    }
}
