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
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxIT {

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @Test
    void settlesTheSamplesAndFindsThemSettledWhenItGoesOn() throws Exception {
        assertThat(run("--sandbox.once")).as(told()).isZero();
        assertThat(summary().path("settled").booleanValue()).isTrue();
        assertThat(told())
                .contains("the shop published order.placed evt-101")
                .containsPattern("paywave received POST /v1/payments: 5 fields .*amount.value")
                .containsPattern(
                        "nordpost received nordpost-consignment-\\d{8}-\\d{6}.csv: \\d+ rows?; .*consignee.name")
                .contains("nordpost did not accept evt-104 (consignment): refused-e17")
                .containsPattern(
                        "\\d answers taken; 1 orders not accepted, the shop was told of each; \\d odd files left, 0 taken")
                .containsPattern(
                        "nordpost received nordpost-deletion-\\d{8}-\\d{6}.csv: \\d+ rows?; 2 columns notice, reference")
                .contains(
                        "paywave received POST /v1/erasures: 2 fields reference, request",
                        "the hub says of DR-101: notice-completed nordpost",
                        "the hub says of DR-101: notice-refused paywave, gdpr-17-3-b",
                        "the hub says of DR-115: notice-acknowledged cardinal",
                        "the hub says of DR-115: notice-completed cardinal",
                        "the sandbox's clock has moved on by P31D",
                        "the hub says of DR-115: notice-overdue inlandia",
                        "the hub says of DR-115: notice-completed inlandia",
                        "the hub says of DR-115: completed",
                        "the keys of the former epochs are destroyed",
                        "the hub says of DR-101: final",
                        "the hub says of DR-115: final",
                        "3 of 3 deletions done, as far as the hub can; 5 notices to partners, 5 received, 5 answered")
                .containsPattern("the receipt of DR-115 is genuine: 5 copies at partners, 2 notices, 2 answered;\\R"
                        + "  effective \\S+Z, final \\S+Z")
                .containsPattern("the chain of proof is intact: \\d+ links, \\d{2} entries;"
                        + " [1-9]\\d* signed heads that the shop has kept")
                .contains("paywave was asked for a payment, and answered", "2 wrong amounts, 2 reported")
                .containsPattern(
                        "2 of the payments lost all their callbacks; providers answered ([2-9]|\\d{2}) questions")
                .doesNotContain("Lindqvist", "Mill Lane", "SO-2026", "tok_");
        assertThat(receipt().at("/receipt/final").textValue())
                .as("a month later")
                .isGreaterThan(Instant.now().plus(Duration.ofDays(20)).toString());
        MarkerSearch cards = CallbackForm.cards();
        assertThat(cards.below(below("hub"))).isEmpty();
        assertThat(cards.below(below("shop"))).isEmpty();
        JsonNode partners = summary().path("partners");
        long requests = requests();

        output.reset();
        assertThat(run("--sandbox.once", "--sandbox.keep")).as(told()).isZero();
        assertThat(told()).doesNotContain("the shop published", "received POST", ".csv");
        assertThat(summary().path("partners")).isEqualTo(partners);
        assertThat(requests()).isEqualTo(requests);
    }

    @Test
    void endsWithAnErrorWhenItCannotUnderstandItsArguments() {
        assertThat(run("--sandbox.twice")).isEqualTo(2);
        assertThat(told()).contains("--sandbox.twice is unknown");
    }

    @Test
    void endsWithAnErrorThatShowsWhatIsWrongInAContract() throws Exception {
        Path config = Files.createDirectories(folder.resolve("config"));
        copy(Path.of("config"), config);
        Path contract = config.resolve("partners/nordpost.yaml");
        Files.writeString(contract, Files.readString(contract).replace("order.reference", "order.refrence"));

        assertThat(run("--sandbox.once", "--sandbox.config=" + config)).isEqualTo(2);
        assertThat(told()).contains(contract + ":").contains("order.refrence");
    }

    private int run(String... arguments) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = "--sandbox.dir=" + folder.resolve("sandbox");
        return QuietLogs.leavingTheLog(() -> {
            try (Sandbox sandbox = new Sandbox(new Narrator(new PrintStream(output, true, UTF_8)))) {
                return sandbox.run(all);
            }
        });
    }

    private String told() {
        return output.toString(UTF_8);
    }

    private Path below(String path) {
        return folder.resolve("sandbox").resolve(path);
    }

    private JsonNode summary() throws IOException {
        return new ObjectMapper().readTree(below("summary.json").toFile());
    }

    private JsonNode receipt() throws IOException {
        return new ObjectMapper()
                .readTree(folder.resolve("sandbox/receipt.json").toFile());
    }

    private long requests() throws IOException {
        return Files.readAllLines(below("partners/paywave/requests.ndjson")).size();
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
