package org.partnerhub.opendsr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnerhub.contract.PartnerId;

class OpenDsrPropertiesTest {

    private static final PartnerId PAYWAVE = new PartnerId("paywave");

    @ParameterizedTest
    @CsvSource({
        "https://hub.example, https://hub.example/callbacks/paywave/deletions",
        "https://hub.example:8443/shop/, https://hub.example:8443/shop/callbacks/paywave/deletions",
        "http://127.0.0.1:8080, http://127.0.0.1:8080/callbacks/paywave/deletions",
    })
    void sayWhereAPartnerPosts(URI address, URI callback) {
        assertThat(new OpenDsrProperties(address).callback(PAYWAVE)).contains(callback);
    }

    @Test
    void sayNothingOfAnAddressThatIsNotSet() {
        assertThat(new OpenDsrProperties(null).callback(PAYWAVE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://hub.example",
                "ftp://hub.example",
                "hub.example",
                "https:///callbacks",
                "https://shop@hub.example",
                "https://hub.example?a=b",
                "https://hub.example#a"
            })
    void takeNoOtherAddress(URI address) {
        assertThatThrownBy(() -> new OpenDsrProperties(address))
                .hasMessage("hub.opendsr.public-address must be an address with https, host and perhaps a path");
    }
}
