package org.partnerhub.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerhub.contract.CheckedContracts.NORDPOST;
import static org.partnerhub.contract.CheckedContracts.PAYWAVE;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionReaderTest {

    private CheckedContracts contracts;

    @BeforeEach
    void copy(@TempDir Path folder) {
        contracts = new CheckedContracts(folder);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.paywave.example",
                "https://api.paywave.example:8443/base",
                "http://localhost:8081",
                "http://127.0.0.1:8081",
                "http://[::1]:8081"
            })
    void takesAddressesThatNobodyCanListenTo(String uri) {
        address(uri);

        assertThat(contracts.contract("paywave").connection().uri()).hasToString(uri);
    }

    @ParameterizedTest
    @CsvSource({
        "http://api.paywave.example, http goes in plain text to another machine; write https://",
        "http://localhost.example, http goes in plain text to another machine; write https://",
        "http://127.0.0.1.example, http goes in plain text to another machine; write https://",
        "ftp://ftp.paywave.example, the scheme is not one of the known ones; write https:// or sftp://",
        "HTTP://api.paywave.example, the scheme is not one of the known ones; write https:// or sftp://",
        "https://u:s3cr3t@api.paywave.example, "
                + "'the address holds more than scheme, host, port and path; name users and secrets by their own keys'",
        "https://api.paywave.example?key=s3cr3t, "
                + "'the address holds more than scheme, host, port and path; name users and secrets by their own keys'",
    })
    void refusesOthers(String uri, String told) {
        address(uri);

        assertThat(contracts.told()).containsExactly("connection.uri: " + told);
    }

    @ParameterizedTest
    @ValueSource(strings = {"user", "key", "hostKey", "inbox"})
    void asksForAllThatAnSftpServerNeeds(String key) {
        contracts.replacing(NORDPOST, ", " + key + ": ", ", # " + key + "\n  other: ");

        assertThat(contracts.told())
                .anyMatch(told -> told.contains("connection: " + key + " is missing"))
                .anyMatch(told -> told.contains("connection.other: the key is unknown"));
    }

    @Test
    void refusesAFolderInTheAddressOfAnSftpServer() {
        contracts.replacing(NORDPOST, "sftp.nordpost.example:22", "sftp.nordpost.example:22/in");

        assertThat(contracts.told())
                .singleElement()
                .asString()
                .endsWith("connection.uri: the address has a path; name folders by inbox and outbox");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/in/..", "../in", "/in;rm", "/", "/in//x", "/in?x"})
    void refusesFoldersThatLeadElsewhere(String folder) {
        contracts.replacing(NORDPOST, "inbox: /in,", "inbox: \"" + folder + "\",");

        assertThat(contracts.told()).singleElement().asString().contains("connection.inbox: ");
    }

    @Test
    void takesAKeyInAHeaderOfItsOwn() {
        contracts.replacing(PAYWAVE, "{bearer: paywave-token}", "{header: X-API-Key, secret: paywave-key}");

        assertThat(contracts.contract("paywave").connection().authorization())
                .contains(new Connection.Authorization("X-API-Key", "", "paywave-key"));
    }

    @Test
    void takesAConnectionWithoutAuthorization() {
        contracts.replacing(PAYWAVE, ", auth: {bearer: paywave-token}", "");

        assertThat(contracts.contract("paywave").connection().authorization()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{bearer: sk_live_51H8x}",
                "{bearer: paywave-token, secret: paywave-key}",
                "{header: X-API-Key}",
                "{secret: paywave-key}",
                "{header: Host, secret: paywave-key}",
                "{header: \"X-API-Key: \", secret: paywave-key}"
            })
    void refusesOtherAuthorizations(String auth) {
        contracts.replacing(PAYWAVE, "{bearer: paywave-token}", auth);

        List<String> told = contracts.told();

        assertThat(told).singleElement().asString().contains("connection.auth").doesNotContain("sk_live");
    }

    private void address(String uri) {
        contracts.replacing(PAYWAVE, "https://api.paywave.example", uri);
    }
}
