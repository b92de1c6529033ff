package org.partnerhub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubApplicationIT {

    private static final String BROKEN = """
            - route:
                id: broken
                from:
                  uri: scheduler:broken
                  steps:
                    - bean:
                        ref: nobody
            """;

    private static final String EAGER = """
            - route:
                id: eager
                from:
                  uri: scheduler:eager
                  steps:
                    - setBody:
                        constant: ""
            """;

    private static final Pattern SECRET = Pattern.compile("(?:key|hostKey|bearer|secret|secrets): \\[?([a-z-]+)");

    @TempDir
    Path folder;

    @Test
    void endsWhenARouteCannotBeStarted() throws Exception {
        Files.writeString(folder.resolve("broken.camel.yaml"), BROKEN);
        writeSecrets();

        Process hub = start();
        try {
            assertThat(hub.waitFor(30, TimeUnit.SECONDS)).as("it has ended").isTrue();
            assertThat(hub.exitValue()).isEqualTo(1);
            assertThat(folder.resolve("out")).content().contains("nobody");
        } finally {
            hub.destroyForcibly();
        }
    }

    @Test
    void startsNothingForACommandThatThereIsNot() throws Exception {
        Process hub = start("catchup");
        try {
            assertThat(hub.waitFor(60, TimeUnit.SECONDS)).as("it has ended").isTrue();
            assertThat(hub.exitValue()).isEqualTo(2);
            assertThat(folder.resolve("out")).content().contains("there are restore and catch-up");
        } finally {
            hub.destroyForcibly();
        }
    }

    @Test
    void saysThatItCatchesUpAndStartsNoRouteThatIsNotForThat() throws Exception {
        Files.writeString(folder.resolve("eager.camel.yaml"), EAGER);
        writeSecrets();

        Process hub = start("catch-up");
        try {
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(folder.resolve("out"))
                    .content()
                    .contains("The hub catches up, and delivers nothing"));
            assertThat(folder.resolve("out")).content().contains("Routes startup (total:0)");
        } finally {
            hub.destroyForcibly();
        }
    }

    private void writeSecrets() throws IOException {
        StringBuilder contracts = new StringBuilder("key: key-ring\n");
        try (Stream<Path> files = Files.list(Path.of("config/partners"))) {
            for (Path file : files.toList()) {
                contracts.append(Files.readString(file));
            }
        }
        for (MatchResult secret : SECRET.matcher(contracts).results().toList()) {
            Path file = folder.resolve(secret.group(1));
            // of the kind that every scheme of signing takes
            Files.writeString(file, "whsec_" + "bm8gc2VjcmV0IG9mIGFueWJvZHkncw==");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }

    private Process start(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                HubApplication.class.getName()));
        command.addAll(List.of(words));
        command.addAll(List.of(
                "--camel.main.routes-include-pattern=file:routes/templates/*.camel.yaml,file:routes/errors.camel.yaml,file:"
                        + folder + "/*.camel.yaml",
                "--spring.datasource.url=jdbc:h2:mem:hub",
                "--spring.artemis.embedded.persistent=false",
                "--server.port=0",
                "--management.server.port=0",
                "--hub.secrets.folder=" + folder,
                "--hub.vault.key-ring=" + folder.resolve("ring.p12")));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
    }
}
