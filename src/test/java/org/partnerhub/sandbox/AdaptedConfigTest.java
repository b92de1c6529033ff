package org.partnerhub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partnerhub.contract.Catalog;
import org.partnerhub.contract.Contract;
import org.partnerhub.contract.PartnerId;

class AdaptedConfigTest {

    private static final PartnerId NORDPOST = new PartnerId("nordpost");
    private static final PartnerId PAYWAVE = new PartnerId("paywave");
    private static final Map<PartnerId, URI> ADDRESSES = Map.of(
            NORDPOST,
            URI.create("sftp://127.0.0.1:2222"),
            PAYWAVE,
            URI.create("http://127.0.0.1:8080"),
            new PartnerId("inlandia"),
            URI.create("sftp://127.0.0.1:2223"),
            new PartnerId("cardinal"),
            URI.create("http://127.0.0.1:8081"));

    @TempDir
    Path copy;

    @Test
    void leadsEachPartnerToItsStandIn() throws Exception {
        Catalog adapted = adapted(Path.of("config"));

        ADDRESSES.forEach((partner, address) ->
                assertThat(contract(adapted, partner).connection().uri()).isEqualTo(address));
    }

    @Test
    void sendsManifestsSoonerAndOtherwiseAsTheContractSays() throws Exception {
        Contract original = contract(read(Path.of("config")), NORDPOST);
        Contract adapted = contract(adapted(Path.of("config")), NORDPOST);

        assertThat(adapted.delivery().every()).isEqualTo(Duration.ofSeconds(2));
        assertThat(adapted.deletion().every()).isEqualTo(Duration.ofSeconds(2));
        assertThat(adapted.answers().orElseThrow().options()).containsEntry("every", "PT2S");
        assertThat(adapted.delivery())
                .usingRecursiveComparison()
                .ignoringFields("every")
                .isEqualTo(original.delivery());
    }

    @Test
    void asksForPaymentsSooner() throws Exception {
        assertThat(contract(adapted(Path.of("config")), PAYWAVE)
                        .status()
                        .orElseThrow()
                        .after())
                .isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void changesNothingThatThePartnersReceive() throws Exception {
        Catalog original = read(Path.of("config"));
        Catalog adapted = adapted(Path.of("config"));

        for (Contract contract : original.contracts()) {
            assertThat(contract(adapted, contract.partner()))
                    .usingRecursiveComparison()
                    .ignoringFields(
                            "connection",
                            "delivery.every",
                            "deletion.every",
                            "answers.value.options",
                            "status.value.after")
                    .isEqualTo(contract);
        }
    }

    @Test
    void fillsThePlaceholdersOfAConnectionWithWhatWillDo() throws Exception {
        Path config = Files.createDirectories(copy.resolve("mine"));
        new AdaptedConfig(ADDRESSES, UnaryOperator.identity()).write(Path.of("config"), config);
        Path contract = config.resolve("partners/nordpost.yaml");
        Files.writeString(contract, Files.readString(contract).replace("user: shop", "user: '${NO_SUCH_USER}'"));

        assertThat(contract(adapted(config), NORDPOST).connection().user()).contains("sandbox");
    }

    private Catalog adapted(Path config) throws Exception {
        Path target = copy.resolve("adapted");
        new AdaptedConfig(ADDRESSES, new Placeholders()).write(config, target);
        return read(target);
    }

    private static Catalog read(Path config) {
        return Catalog.read(config, UnaryOperator.identity());
    }

    private static Contract contract(Catalog catalog, PartnerId partner) {
        Optional<Contract> contract = catalog.of(partner);
        return contract.orElseThrow();
    }
}
