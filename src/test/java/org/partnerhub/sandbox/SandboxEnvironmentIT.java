package org.partnerhub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.partnerhub.configuration.InvalidConfigurationException;
import org.partnerhub.contract.Catalog;
import org.partnerhub.contract.Contract;
import org.partnerhub.contract.PartnerId;

@ExtendWith(SandboxExtension.class)
class SandboxEnvironmentIT {

    @TempDir
    Path folder;

    @Test
    void leadsTheHubToAStandInForThePartnerOfEachContract(SandboxEnvironment environment) {
        Path config = Path.of(environment.hubProperties().get("hub.config"));

        Catalog forTheHub = Catalog.read(config, UnaryOperator.identity());

        assertThat(forTheHub.contracts())
                .extracting(Contract::partner)
                .containsExactlyElementsOf(environment.catalog().contracts().stream()
                        .map(Contract::partner)
                        .toList());
        forTheHub.contracts().forEach(contract -> assertThat(
                        contract.connection().uri())
                .isEqualTo(environment.partners().of(contract.partner()).uri()));
    }

    @Test
    void keepsAllThatTheHubWritesInItsFolder(SandboxEnvironment environment) {
        String hub = environment.folder().hub().toString();

        assertThat(Stream.of(
                        "spring.datasource.url",
                        "spring.artemis.embedded.data-directory",
                        "hub.vault.key-ring",
                        "hub.vault.export",
                        "logging.file.name"))
                .allSatisfy(name ->
                        assertThat(environment.hubProperties().get(name)).contains(hub));
    }

    @Test
    void givesTheHubSecretsThatOnlyItsOwnerMayRead(SandboxEnvironment environment) throws Exception {
        Path secrets = Path.of(environment.hubProperties().get("hub.secrets.folder"));

        for (String name : List.of("key-ring", "nordpost-ssh", "nordpost-host", "paywave-token")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets.resolve(name))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void touchesNothingWhenTheConfigurationIsWrong() throws Exception {
        Path config = Files.createDirectories(folder.resolve("config"));
        Path sandbox = folder.resolve("sandbox");

        assertThatThrownBy(() -> start("--sandbox.config=" + config, "--sandbox.dir=" + sandbox))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining(config.toString());
        assertThat(sandbox).doesNotExist();
    }

    @Test
    void refusesAnAbsenceOfAPartnerThatHasNoContract() {
        Path sandbox = folder.resolve("sandbox");

        assertThatThrownBy(() -> start("--sandbox.down=nobody:PT1S", "--sandbox.dir=" + sandbox))
                .hasMessageContaining("nobody");
        assertThat(sandbox).doesNotExist();
    }

    @Test
    void knowsOnlyThePartnersOfTheContracts(SandboxEnvironment environment) {
        assertThat(environment.partners().sftp(new PartnerId("nordpost"))).isNotNull();
        assertThat(environment.partners().http(new PartnerId("paywave"))).isNotNull();
        assertThatThrownBy(() -> environment.partners().of(new PartnerId("nobody")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static SandboxEnvironment start(String... arguments) throws Exception {
        return SandboxEnvironment.start(SandboxArguments.parse(arguments), new SandboxPartners.Observer() {});
    }
}
