package org.partnerhub.callback;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.partnerhub.contract.Callback;
import org.partnerhub.event.FieldPath;

/**
 * Adyen's way: each notification of a callback carries a signature of eight of its values, joined by colons (<a
 * href="https://docs.adyen.com/development-resources/webhooks/secure-webhooks/verify-hmac-signatures">verify HMAC
 * signatures</a>). All else in it may be anybody's, so nobody gets to see it.
 */
final class Adyen implements Signing {

    private static final List<FieldPath> SIGNED = Callback.Scheme.ADYEN.signedFields();
    private static final FieldPath PSP_REFERENCE = FieldPath.of("pspReference");
    private static final FieldPath ORIGINAL_REFERENCE = FieldPath.of("originalReference");
    private static final FieldPath EVENT_CODE = FieldPath.of("eventCode");

    /** The shop's own word, the only one that may hold a colon: with one more, values could be moved along the text. */
    private static final FieldPath MERCHANT_REFERENCE = FieldPath.of("merchantReference");

    private static final FieldPath AMOUNT = FieldPath.of("amount.value");
    private static final FieldPath SIGNATURE = FieldPath.of("additionalData.hmacSignature");
    private static final String ITEMS = "notificationItems";
    private static final String ITEM = "NotificationRequestItem";
    private static final Pattern KEY = Pattern.compile("([0-9A-Fa-f]{2}){16,64}");

    private final SigningSecrets secrets;

    Adyen(SigningSecrets secrets) {
        this.secrets = secrets;
    }

    @Override
    public void checkSecrets() {
        keys();
    }

    @Override
    public FieldPath inBody(FieldPath field) {
        return FieldPath.of(ITEMS + "[]." + ITEM + "." + field);
    }

    @Override
    public List<FieldPath> references() {
        return List.of(PSP_REFERENCE, ORIGINAL_REFERENCE);
    }

    private List<byte[]> keys() {
        return secrets.all().stream().map(Adyen::key).toList();
    }

    private static byte[] key(SigningSecrets.Named secret) {
        if (!KEY.matcher(secret.text()).matches()) {
            throw new BadSecretException(secret.name(), "a key in hexadecimal digits");
        }
        return HexFormat.of().parseHex(secret.text());
    }

    @Override
    public Genuine verify(CallbackRequest request) {
        List<byte[]> keys = keys();
        // read first, for the signatures stand in it: strictly, so that all readers see the same
        JsonNode body = StrictBody.read(request.body());
        JsonNode items = body.path(ITEMS);
        if (!items.isArray() || items.isEmpty()) {
            throw malformed();
        }
        List<Event> events = new ArrayList<>();
        for (JsonNode item : items) {
            events.add(event(item.path(ITEM), keys));
        }
        return () -> new Content(body, events);
    }

    private static Event event(JsonNode item, List<byte[]> keys) {
        List<String> values = SIGNED.stream().map(field -> value(item, field)).toList();
        JsonNode signature = Fields.at(item, SIGNATURE);
        if (!signature.isTextual()) {
            throw new CallbackFault(RefusalCode.SIGNATURE_MISSING);
        }
        check(signature.textValue(), String.join(":", values).getBytes(UTF_8), keys);
        String id = value(item, EVENT_CODE) + ":" + value(item, PSP_REFERENCE);
        return new Event(Optional.of(id), signedFields(item));
    }

    private static void check(String signature, byte[] content, List<byte[]> keys) {
        boolean signed = false;
        for (byte[] key : keys) {
            String right = Base64.getEncoder().encodeToString(Hmac.sha256(key, content));
            signed |= MessageDigest.isEqual(right.getBytes(US_ASCII), signature.getBytes(UTF_8));
        }
        if (!signed) {
            throw new CallbackFault(RefusalCode.SIGNATURE_WRONG);
        }
    }

    /** The value as it is signed: what is missing is empty. */
    private static String value(JsonNode item, FieldPath field) {
        JsonNode value = Fields.at(item, field);
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        boolean rightType = field.equals(AMOUNT) ? value.isIntegralNumber() : value.isTextual();
        boolean ambiguous = value.asText().contains(":") && !field.equals(MERCHANT_REFERENCE);
        if (!rightType || ambiguous) {
            throw malformed();
        }
        return value.asText();
    }

    private static JsonNode signedFields(JsonNode item) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        SIGNED.stream()
                .filter(field -> !Fields.at(item, field).isMissingNode())
                .forEach(field -> put(fields, field, Fields.at(item, field)));
        return fields;
    }

    private static void put(ObjectNode fields, FieldPath field, JsonNode value) {
        List<FieldPath.Step> steps = field.steps();
        ObjectNode parent = fields;
        for (FieldPath.Step step : steps.subList(0, steps.size() - 1)) {
            parent = parent.withObjectProperty(step.name());
        }
        parent.set(steps.get(steps.size() - 1).name(), value);
    }

    private static CallbackFault malformed() {
        return new CallbackFault(RefusalCode.MALFORMED_BODY);
    }
}
