package org.partnerhub.callback;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * <a href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Standard
 * Webhooks</a>: the header lists signatures, of which one must be by one of the keys.
 */
final class StandardWebhooks implements Signing {

    private static final Pattern ID = Pattern.compile("[!-~]{1,255}");
    private static final Pattern ENTRY = Pattern.compile("[!-~]+");
    private static final int MAX_ENTRIES = 16;

    private final SigningSecrets secrets;
    private final Window window;

    StandardWebhooks(SigningSecrets secrets, Window window) {
        this.secrets = secrets;
        this.window = window;
    }

    @Override
    public void checkSecrets() {
        keys();
    }

    private List<WebhookKey> keys() {
        return secrets.all().stream().map(WebhookKey::of).toList();
    }

    @Override
    public Genuine verify(CallbackRequest request) {
        String id = request.header("webhook-id");
        String seconds = request.header("webhook-timestamp");
        List<String> entries = entries(request.header("webhook-signature"));
        if (!ID.matcher(id).matches()) {
            throw new CallbackFault(RefusalCode.SIGNATURE_MALFORMED);
        }
        Window.checkShape(seconds);
        byte[] head = (id + "." + seconds + ".").getBytes(US_ASCII);
        boolean signed = false;
        for (WebhookKey key : keys()) {
            signed |= key.signed(entries, head, request.body());
        }
        if (!signed) {
            throw new CallbackFault(RefusalCode.SIGNATURE_WRONG);
        }
        window.check(seconds);
        return () -> Content.of(request.body(), Optional.of(id));
    }

    /** Entries of other versions are left in: no key has signed them. */
    private static List<String> entries(String header) {
        List<String> entries = Arrays.asList(header.split(" ", -1));
        boolean wellFormed =
                entries.stream().allMatch(entry -> ENTRY.matcher(entry).matches());
        if (!wellFormed || entries.size() > MAX_ENTRIES) {
            throw new CallbackFault(RefusalCode.SIGNATURE_MALFORMED);
        }
        return entries;
    }
}
