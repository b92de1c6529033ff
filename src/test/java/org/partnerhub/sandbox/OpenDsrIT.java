package org.partnerhub.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A partner that is told to purge by OpenDSR, in the running hub: a contract and a pinned certificate are all it takes. */
class OpenDsrIT {

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @Test
    void tellsAPartnerByOpenDsrAndTakesWhatItPosts() throws Exception {
        Path config = folder.resolve("config");
        copy(Path.of("config"), config);
        tellByOpenDsr(config.resolve("partners/cardinal.yaml"));

        int end = QuietLogs.leavingTheLog(() -> {
            try (Sandbox sandbox = new Sandbox(new Narrator(new PrintStream(output, true, UTF_8)))) {
                return sandbox.run(new String[] {
                    "--sandbox.once",
                    "--sandbox.config=" + config,
                    "--sandbox.dir=" + folder.resolve("sandbox"),
                    // or asking would be sooner than what it posts
                    "--hub.notice.ask-every=PT1H"
                });
            }
        });

        assertThat(end).as(told()).isZero();
        assertThat(told())
                .contains(
                        "cardinal received POST /v2/opendsr/requests: 10 fields ",
                        "the hub says of DR-115: notice-acknowledged cardinal",
                        "the hub says of DR-115: notice-completed cardinal")
                .doesNotContain("SO-2026");
        JsonNode request = new ObjectMapper().readTree(requests().get(0).body());
        assertThat(requests()).hasSize(1);
        assertThat(request.path("subject_identities")).hasSize(1);
        assertThat(request.toString()).doesNotContain("C-88", "guardian", "minor", "DR-115");
        assertThat(request.at("/extensions/opendsr.cardinal.example/order_reference"))
                .isEqualTo(request.at("/subject_identities/0/identity_value"));
    }

    private static void tellByOpenDsr(Path contract) throws IOException {
        String shipped = Files.readString(contract);
        String deletion = shipped.substring(shipped.indexOf("deletion:"), shipped.indexOf("callback:"));
        Files.writeString(
                contract,
                shipped.replace(
                        deletion,
                        "deletion: {route: opendsr-notice, answerWithin: P1M, path: /opendsr,"
                                + " domain: opendsr.cardinal.example, certificate: cardinal-opendsr,"
                                + " identity: controller_customer_id, extension: order_reference}\n"));
    }

    /** All that cardinal was asked by OpenDSR. */
    private List<ReceivedRequest> requests() throws IOException {
        try (RequestLog log = new RequestLog(folder.resolve("sandbox/partners/cardinal/requests.ndjson"))) {
            return log.read().stream()
                    .filter(request -> request.path().contains("/opendsr/"))
                    .toList();
        }
    }

    private String told() {
        return output.toString(UTF_8);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }
}
