package org.partnerhub.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.partnerhub.contract.Callback;
import org.partnerhub.contract.Callback.Scheme;
import org.partnerhub.contract.PaymentState;
import org.partnerhub.contract.ResultMapping;
import org.partnerhub.event.FieldPath;

/** Writes what a provider would post, by the contract that says how the hub reads it, and signs it as the provider would. */
final class CallbackForm {

    private static final String CARD_HOLDER = "A LINDQVIST";

    /** Nobody's: a number that card schemes give for tests. */
    private static final String CARD_NUMBER = "4111 1111 1111 1111";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String WEBHOOK_SECRET = "whsec_";

    private final Callback contract;
    private final String secret;
    private final boolean careless;

    CallbackForm(Callback contract, String secret) {
        this(contract, secret, false);
    }

    private CallbackForm(Callback contract, String secret, boolean careless) {
        this.contract = contract;
        this.secret = secret;
        this.careless = careless;
    }

    /** The same of a provider that posts whole card numbers, as none may. */
    CallbackForm careless() {
        return new CallbackForm(contract, secret, true);
    }

    /** A secret of the kind that the scheme wants, out of random text. */
    static String secret(Scheme scheme, String random) {
        return scheme == Scheme.STANDARD_WEBHOOKS
                ? WEBHOOK_SECRET
                        + Base64.getEncoder()
                                .encodeToString(random.substring(0, 32).getBytes(UTF_8))
                : random;
    }

    /** Whether the sandbox can sign so. */
    static boolean knows(Scheme scheme) {
        return scheme == Scheme.STANDARD_WEBHOOKS || scheme == Scheme.STRIPE;
    }

    /** Absent when the provider has no word for the state. */
    Optional<SignedCallback> write(String event, PaymentState state, AskedPayment asked, Instant now) {
        ResultMapping result = contract.result();
        return word(result.states(), state).map(word -> {
            ObjectNode body = JSON.objectNode();
            result.event().ifPresent(field -> put(body, field.from().get(0), JSON.textNode(event)));
            List<FieldPath> places = result.states().from();
            String[] words = places.size() == 1 ? new String[] {word} : word.split("/");
            for (int i = 0; i < words.length; i++) {
                put(body, places.get(i), JSON.textNode(words[i]));
            }
            put(body, result.reference().from().get(0), JSON.textNode(asked.reference()));
            result.providerReference()
                    .ifPresent(field -> put(body, field.from().get(0), JSON.textNode(nameOfPayment(asked))));
            put(body, result.amount().from().get(0), amount(asked));
            put(body, result.currency().from().get(0), JSON.textNode(currency(asked)));
            result.at().ifPresent(field -> put(body, field.from().get(0), time(now)));
            putCard(body);
            return sign(event, now.getEpochSecond(), body.toString().getBytes(UTF_8));
        });
    }

    /** What providers know of a card, and no contract lists. */
    private void putCard(ObjectNode body) {
        ObjectNode card = body.putObject("card").put("holder", CARD_HOLDER).put("ending", "1111");
        if (careless) {
            card.put("number", CARD_NUMBER);
        }
    }

    /** Looks for what no provider may send. */
    static MarkerSearch cards() {
        return new MarkerSearch(List.of(
                Marker.of("a card number", CARD_NUMBER, CARD_NUMBER.replace(" ", "")),
                Marker.of("a card holder", CARD_HOLDER)));
    }

    /** Whether a request names the payment as the provider does. */
    boolean namesPaymentOf(AskedPayment asked, String request) {
        return request.contains('"' + nameOfPayment(asked) + '"');
    }

    private static String nameOfPayment(AskedPayment asked) {
        return "pay_" + asked.reference();
    }

    static Optional<String> word(ResultMapping.States states, PaymentState state) {
        return states.states().entrySet().stream()
                .filter(each -> each.getValue() == state)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    static void put(ObjectNode root, FieldPath path, JsonNode value) {
        ObjectNode at = root;
        List<FieldPath.Step> steps = path.steps();
        for (FieldPath.Step step : steps.subList(0, steps.size() - 1)) {
            at = at.withObjectProperty(step.name());
        }
        at.set(steps.get(steps.size() - 1).name(), value);
    }

    // the provider repeats the amount as it was asked for it
    private JsonNode amount(AskedPayment asked) {
        return contract.result().amount().conversion().isPresent()
                ? JSON.textNode(asked.amount())
                : JSON.numberNode(new BigDecimal(asked.amount()).longValueExact());
    }

    private String currency(AskedPayment asked) {
        return contract.result().currency().conversion().isPresent()
                ? asked.currency().toLowerCase(Locale.ROOT)
                : asked.currency();
    }

    private JsonNode time(Instant now) {
        return contract.scheme() == Scheme.STRIPE
                ? JSON.numberNode(now.getEpochSecond())
                : JSON.textNode(now.truncatedTo(ChronoUnit.MILLIS).toString());
    }

    private SignedCallback sign(String event, long seconds, byte[] body) {
        if (contract.scheme() == Scheme.STANDARD_WEBHOOKS) {
            byte[] key = Base64.getDecoder().decode(secret.substring(WEBHOOK_SECRET.length()));
            byte[] signature = hmac(key, event + "." + seconds + ".", body);
            return new SignedCallback(
                    Map.of(
                            "webhook-id",
                            event,
                            "webhook-timestamp",
                            String.valueOf(seconds),
                            "webhook-signature",
                            "v1," + Base64.getEncoder().encodeToString(signature)),
                    body);
        }
        byte[] signature = hmac(secret.getBytes(UTF_8), seconds + ".", body);
        return new SignedCallback(
                Map.of(
                        "Stripe-Signature",
                        "t=" + seconds + ",v1=" + HexFormat.of().formatHex(signature)),
                body);
    }

    private static byte[] hmac(byte[] key, String before, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(before.getBytes(UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
