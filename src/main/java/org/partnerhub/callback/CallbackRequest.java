package org.partnerhub.callback;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What arrived, byte for byte.
 *
 * @param headers by name in lower case; a header that was sent twice has two values
 * @param body not copied: whoever hands it over leaves it as it is
 */
public record CallbackRequest(Map<String, List<String>> headers, byte[] body) {

    public CallbackRequest {
        Map<String, List<String>> byName = new TreeMap<>();
        headers.forEach(
                (name, values) -> byName.computeIfAbsent(name.toLowerCase(Locale.ROOT), any -> new ArrayList<>())
                        .addAll(values));
        byName.replaceAll((name, values) -> List.copyOf(values));
        headers = Map.copyOf(byName);
    }

    /** The value of a header that must be there once: of two, one reader may take the first and another the last. */
    String header(String name) {
        List<String> values = headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
        if (values.isEmpty()) {
            throw new CallbackFault(RefusalCode.SIGNATURE_MISSING);
        }
        if (values.size() > 1) {
            throw new CallbackFault(RefusalCode.DUPLICATE_HEADER);
        }
        return values.get(0);
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}
