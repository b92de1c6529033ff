package org.partnerhub.opendsr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partnerhub.contract.Catalog;
import org.partnerhub.contract.ContractFixture;
import org.partnerhub.contract.OpenDsr;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.secrets.SecretException;
import org.partnerhub.secrets.Secrets;

class ProcessorsTest {

    private static final String DOMAIN = "opendsr.paywave.example";

    @TempDir
    private Path secrets;

    @Test
    void areThosePartnersThatAreToldByOpenDsr() {
        SigningKey.of(DOMAIN).pinAs(secrets.resolve("paywave-opendsr"));

        Processors processors = processors();

        assertThat(processors.of(new PartnerId("paywave"))).isPresent();
        assertThat(processors.of(new PartnerId("cardinal"))).isEmpty();
    }

    @Test
    void startWithACertificateOutOfItsTimeForTheSakeOfAllOthers() {
        SigningKey.valid(DOMAIN, "2020/01/01 00:00:00", 30).pinAs(secrets.resolve("paywave-opendsr"));

        assertThat(processors().of(new PartnerId("paywave"))).isPresent();
    }

    @Test
    void doNotStartWithoutACertificate() {
        assertThatThrownBy(this::processors)
                .isInstanceOf(SecretException.class)
                .hasMessageContaining("the secret 'paywave-opendsr' is missing");
    }

    @Test
    void sayWhichContractPinsACertificateThatIsOfNoUse() {
        SigningKey.of("opendsr.other.example").pinAs(secrets.resolve("paywave-opendsr"));

        assertThatThrownBy(this::processors)
                .hasMessage("config/partners/paywave.yaml: deletion.certificate: the secret 'paywave-opendsr'"
                        + " is not issued to opendsr.paywave.example; write the certificate that the partner signs"
                        + " with to " + secrets.resolve("paywave-opendsr"));
    }

    private Processors processors() {
        OpenDsr byOpenDsr = new OpenDsr("", DOMAIN, "paywave-opendsr", Optional.of("i"), Optional.empty());
        Catalog catalog = new Catalog(
                null,
                null,
                List.of(
                        ContractFixture.aProvider().told(byOpenDsr).build(),
                        ContractFixture.aProvider().named("cardinal").build()));
        return Processors.of(catalog, new Secrets(secrets), new OpenDsrProperties(null), Clock.systemUTC());
    }
}
