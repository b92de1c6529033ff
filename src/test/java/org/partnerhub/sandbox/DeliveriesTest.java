package org.partnerhub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partnerhub.sandbox.Deliveries.Copy;

/** Whoever judges by what partners have got must see a second notice, whatever the partner's interface takes of it. */
class DeliveriesTest {

    private static final String ONE = "0b7e1c52-4f0a-4c3e-9a51-2f64a1d0c7aa";
    private static final String OTHER = "5a1f6d3e-8f0b-4d58-8d3c-6f5d0f6b2c11";

    @TempDir
    private Path partners;

    @Test
    void countsANoticeOnceHoweverOftenItWasAskedAbout() throws IOException {
        asked("cardinal", "/v2/requestSubjectErasure", ONE, "merchantReference");
        asked("cardinal", "/v2/requestSubjectErasure", ONE + "-1", "merchantReference");
        asked("paywave", "/v1/erasures", ONE, "reference");

        assertThat(Deliveries.in(partners).notices().get(new Copy("cardinal", "SO-1")))
                .hasSize(1);
        assertThat(Deliveries.in(partners).notices().get(new Copy("paywave", "SO-1")))
                .hasSize(1);
    }

    @Test
    void seesASecondNoticeAtAProviderThatTakesNoNumber() throws IOException {
        asked("cardinal", "/v2/requestSubjectErasure", ONE, "merchantReference");
        asked("cardinal", "/v2/requestSubjectErasure", OTHER, "merchantReference");

        assertThat(Deliveries.in(partners).notices().get(new Copy("cardinal", "SO-1")))
                .hasSize(2);
    }

    @Test
    void seesASecondNoticeInAFile() throws IOException {
        Path file = Files.createDirectories(partners.resolve("nordpost/in"))
                .resolve("nordpost-deletion-20261120-000001.csv");
        Files.writeString(file, "notice,reference\r\n" + ONE + ",SO-1\r\n" + OTHER + ",SO-1\r\n");

        assertThat(Deliveries.in(partners).notices().get(new Copy("nordpost", "SO-1")))
                .hasSize(2);
    }

    private void asked(String partner, String path, String key, String name) throws IOException {
        String body = "{\"" + name + "\":\"SO-1\"}";
        ReceivedRequest request =
                new ReceivedRequest("2026-11-20T08:15:30Z", "POST", path, Map.of("idempotency-key", key), body);
        Path folder = Files.createDirectories(partners.resolve(partner));
        try (RequestLog log = new RequestLog(folder.resolve("requests.ndjson"))) {
            log.append(request);
        }
    }
}
