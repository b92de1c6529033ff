package org.partnerhub.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.paywave.example/v1",
                "HTTPS://API.PayWave.example:443/v1/",
                "https://somebody@api.paywave.example//v1"
            })
    void takesAddressesThatLeadToOnePlaceForTheSame(String uri) {
        assertThat(EndpointAddress.place(URI.create(uri))).isEqualTo("https://api.paywave.example:443/v1/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.paywave.example:443/v1",
                "https://api.paywave.example.evil.example/v1",
                "https://api.paywave.example:8443/v1",
                "https://api.paywave.example/v1/../v2",
                "https://api.paywave.example/v10",
                "https://api.paywave.example@evil.example/v1",
                "https://api.paywave.example"
            })
    void tellsPlacesApart(String uri) {
        assertThat(EndpointAddress.place(URI.create(uri))).isNotEqualTo("https://api.paywave.example:443/v1/");
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost, http://localhost:80/",
        "sftp://sftp.nordpost.example/in, sftp://sftp.nordpost.example:22/in/"
    })
    void knowsThePortThatIsNotWritten(String uri, String place) {
        assertThat(EndpointAddress.place(URI.create(uri))).isEqualTo(place);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kafka:hub.rejected", "kafka://hub.rejected", "kafka://hub.rejected?brokers=elsewhere"})
    void readsTheNameOfATopic(String uri) {
        assertThat(EndpointAddress.of(new StubEndpoint(uri)).name()).isEqualTo("hub.rejected");
    }

    @Test
    void refusesAnAddressThatIsNoUri() {
        assertThatExceptionOfType(EgressRefusedException.class)
                .isThrownBy(() -> EndpointAddress.of(new StubEndpoint("https://api paywave/secret")))
                .withMessageNotContaining("secret");
    }

    @Test
    void allowsOptionsOfTheList() {
        assertThatCode(() -> address("https://api.example?soTimeout=1").allowOptions(Set.of("soTimeout")))
                .doesNotThrowAnyException();
    }

    @Test
    void refusesAnOptionThatIsNotOnTheListAndTellsTheNameOnly() {
        assertThatExceptionOfType(EgressRefusedException.class)
                .isThrownBy(() -> address("https://api.example?proxyHost=evil").allowOptions(Set.of("soTimeout")))
                .withMessageContaining("proxyHost")
                .withMessageContaining("it may set soTimeout")
                .withMessageNotContaining("evil");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"sftp://h/in", "sftp://h/in?strictHostKeyChecking=no", "sftp://h/in?stricthostkeychecking=yes"})
    void refusesWhatLacksARequiredOption(String uri) {
        assertThatExceptionOfType(EgressRefusedException.class)
                .isThrownBy(() -> address(uri).requireOption("strictHostKeyChecking", "yes"));
    }

    private static EndpointAddress address(String uri) {
        return EndpointAddress.of(new StubEndpoint(uri));
    }
}
