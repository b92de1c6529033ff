package org.partnerhub.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** The vault as Spring Boot starts it, with its database, its key ring and its secret in a folder. */
@ExtendWith(OutputCaptureExtension.class)
@DisabledOnOs(OS.WINDOWS)
class VaultConfigurationTest {

    private Path folder;

    @BeforeEach
    void hasThePassword(@TempDir Path installation) throws IOException {
        folder = installation;
        Path secret = Files.createDirectory(folder.resolve("secrets")).resolve("key-ring");
        Files.writeString(secret, "correct-horse\n");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void startsTwiceWithTheSamePseudonyms() {
        assertThat(pseudonymOfOneStart()).isEqualTo(pseudonymOfOneStart());
    }

    @Test
    void saysWhatToDoAboutALostRing(CapturedOutput output) throws IOException {
        start().close();
        Path ring = folder.resolve("data/key-ring.p12");
        Files.delete(ring);

        assertFails();
        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("The hub did not start: the key ring " + ring + " is missing, and the database needs it.")
                .contains("put back the ring that this database was used with");
        assertThat(ring).doesNotExist();
    }

    @Test
    void saysWhatToDoAboutAMissingPassword(CapturedOutput output) throws IOException {
        Path secret = folder.resolve("secrets/key-ring");
        Files.delete(secret);

        assertFails();
        assertThat(output)
                .contains("The hub did not start: the secret 'key-ring' is missing.")
                .contains("write its value to " + secret);
        assertThat(folder.resolve("data/key-ring.p12")).doesNotExist();
    }

    @Test
    void refusesAPasswordInThePlaceOfItsName(CapturedOutput output) {
        assertFails("--hub.vault.password-secret=Correct Horse");
        assertThat(output).contains("hub.vault.password-secret is the name of a secret, not its value");
    }

    @ParameterizedTest
    @ValueSource(strings = {"turn-every", "longest-transaction"})
    void refusesATimeThatIsNone(String setting, CapturedOutput output) {
        assertFails("--hub.vault." + setting + "=PT0S");
        assertThat(output).contains("hub.vault." + setting + " must be above zero");
    }

    private UUID pseudonymOfOneStart() {
        try (ConfigurableApplicationContext context = start()) {
            return context.getBean(Vault.class).pseudonyms().order("SO-1");
        }
    }

    private void assertFails(String... more) {
        assertThatException().isThrownBy(() -> start(more));
    }

    private ConfigurableApplicationContext start(String... more) {
        String[] arguments = {
            "--spring.datasource.url=jdbc:h2:file:" + folder.resolve("data/hub") + ";WRITE_DELAY=0",
            "--spring.flyway.target=1",
            "--hub.vault.key-ring=" + folder.resolve("data/key-ring.p12"),
            "--hub.secrets.folder=" + folder.resolve("secrets"),
            "--spring.main.banner-mode=off"
        };
        return new SpringApplicationBuilder(Start.class)
                .web(WebApplicationType.NONE)
                .run(Stream.of(arguments, more).flatMap(Stream::of).toArray(String[]::new));
    }

    @Configuration(proxyBeanMethods = false)
    @ComponentScan({"org.partnerhub.vault", "org.partnerhub.secrets"})
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        FlywayAutoConfiguration.class
    })
    static class Start {

        @Bean
        Clock clock() {
            return VaultFixture.CLOCK;
        }
    }
}
