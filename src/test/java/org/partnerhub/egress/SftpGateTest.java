package org.partnerhub.egress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnerhub.contract.ContractFixture;
import org.partnerhub.ledger.ClaimedFixture;

class SftpGateTest {

    private static final String INBOX = "sftp://sftp.nordpost.example:22/in";
    private static final String OUTBOX = "sftp://sftp.nordpost.example:22/out";
    private static final String READING = "&streamDownload=true&delete=true&delay=300000&disconnect=true";
    private static final String FILTER = "&filterFile=%24%7Bbean:answers.isWanted('nordpost', *)%7D";
    private static final String SAFE = "?strictHostKeyChecking=yes&useUserKnownHostsFile=false";

    private final SftpGate gate = new SftpGate(List.of(
            ContractFixture.aCarrier().withOutbox("/out").build(),
            ContractFixture.aCarrier()
                    .named("other")
                    .at("sftp://sftp.other.example:22")
                    .withInbox("deep/in")
                    .build()));

    @ParameterizedTest
    @ValueSource(
            strings = {
                INBOX + SAFE,
                "sftp://SFTP.nordpost.example//in" + SAFE,
                "sftp://sftp.other.example/deep/in" + SAFE
            })
    void approvesTheInboxThatAContractNames(String uri) {
        assertThatCode(() -> gate.approve(new StubEndpoint(uri))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sftp://sftp.nordpost.example:22/out",
                "sftp://sftp.nordpost.example:22",
                "sftp://sftp.nordpost.example:22/in/deeper",
                "sftp://sftp.nordpost.example:2222/in",
                "sftp://sftp.stranger.example:22/in"
            })
    void refusesEveryOtherPlace(String place) {
        assertRefused(() -> gate.approve(new StubEndpoint(place + SAFE)), "no contract names");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?useUserKnownHostsFile=false",
                "?strictHostKeyChecking=no&useUserKnownHostsFile=false",
                "?strictHostKeyChecking=yes",
                "?strictHostKeyChecking=yes&useUserKnownHostsFile=true"
            })
    void refusesAServerWhoseKeyIsNotChecked(String options) {
        assertRefused(() -> gate.approve(new StubEndpoint(INBOX + options)), "must set");
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy=#p", "fileName=mine.csv", "password=x", "moveExisting=x", "chmod=777"})
    void refusesAnOptionThatIsNotOnTheList(String option) {
        assertRefused(() -> gate.approve(new StubEndpoint(INBOX + SAFE + "&" + option)), "may not set");
    }

    @ParameterizedTest
    @ValueSource(strings = {"000001", "999999", "1000000"})
    void asksForAManifest(String number) {
        assertThatCode(() -> gate.approveReceiving(asking(
                        INBOX + SAFE, "&fileName=nordpost-consignment-20261120-" + number + ".csv&useList=false")))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "&fileName=SO-2026-000123",
                "&fileName=447946001820",
                "&fileName=ana-lindqvist.csv",
                "&fileName=../nordpost-consignment-20261120-000001.csv",
                "&fileName=nordpost-consignment-20261399-000001.csv",
                "&fileName=nordpost-consignment-20261120-00001.csv",
                "&fileName=nordpost-consignment-20261120-447946001820.csv"
            })
    void asksForNothingElse(String options) {
        assertRefused(() -> gate.approveReceiving(asking(INBOX + SAFE, options)), "must name a manifest");
    }

    @Test
    void asksNobodyElse() {
        String name = "&fileName=nordpost-consignment-20261120-000001.csv";

        assertRefused(
                () -> gate.approveReceiving(asking("sftp://sftp.stranger.example:22/in" + SAFE, name)),
                "no contract names");
        assertRefused(() -> gate.approveReceiving(asking(INBOX + SAFE, name + "&move=x")), "may not set move");
        assertRefused(
                () -> gate.approveReceiving(asking(INBOX + "?useUserKnownHostsFile=false", name)),
                "must set strictHostKeyChecking=yes");
    }

    @Test
    void readsTheOutboxThatAContractNames() {
        assertThatCode(() -> gate.approveReceiving(asking(OUTBOX + SAFE, READING + FILTER)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sftp://sftp.nordpost.example:22",
                "sftp://sftp.nordpost.example:22/in",
                "sftp://sftp.nordpost.example:22/out/deeper",
                "sftp://sftp.other.example:22/out",
                "sftp://sftp.stranger.example:22/out"
            })
    void readsNoOtherFolder(String place) {
        assertRefused(() -> gate.approveReceiving(asking(place + SAFE, READING + FILTER)), "an endpoint");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "move=.done",
                "moveFailed=/elsewhere",
                "localWorkDirectory=/tmp",
                "recursive=true",
                "doneFileName=x",
                "processStrategy=#mine",
                "noop=true",
                "proxy=#p"
            })
    void readsAnOutboxInNoOtherWay(String option) {
        assertRefused(
                () -> gate.approveReceiving(asking(OUTBOX + SAFE, READING + FILTER + "&" + option)), "may not set");
    }

    @Test
    void readsNoOutboxOfAServerWhoseKeyIsNotChecked() {
        assertRefused(
                () -> gate.approveReceiving(asking(OUTBOX + "?useUserKnownHostsFile=false", READING + FILTER)),
                "must set strictHostKeyChecking=yes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "&filterFile=true",
                "&filterFile=%24%7Bbean:answers.isWanted('other', *)%7D",
                "&filterFile=%24%7Bbean:answers.isWanted('nordpost', *)%7D || true"
            })
    void readsNothingThatIsNotWanted(String filter) {
        assertRefused(() -> gate.approveReceiving(asking(OUTBOX + SAFE, READING + filter)), "must set filterFile");
    }

    @Test
    void takesNoFileIntoMemoryAsAWhole() {
        assertRefused(
                () -> gate.approveReceiving(asking(OUTBOX + SAFE, FILTER + "&delete=true")),
                "must set streamDownload=true");
    }

    @Test
    void asksForNoManifestInAnOutbox() {
        String name = "&fileName=nordpost-consignment-20261120-000001.csv";

        assertRefused(() -> gate.approveReceiving(asking(OUTBOX + SAFE, name)), "no contract names");
    }

    @Test
    void letsNothingOutToAnOutbox() {
        assertRefused(() -> gate.approve(new StubEndpoint(OUTBOX + SAFE)), "no contract names");
    }

    @Test
    void letsOutAManifestUnderTheNameThatTheLedgerRecorded() {
        StubEndpoint endpoint = new StubEndpoint(INBOX + SAFE);
        Message outgoing = endpoint.outgoing();

        gate.admit(endpoint, manifest("nordpost"), outgoing);

        assertThat(outgoing.getBody(byte[].class)).isEqualTo("a,b\r\n".getBytes(UTF_8));
        assertThat(outgoing.getHeaders())
                .isEqualTo(Map.of(Exchange.FILE_NAME, "nordpost-consignment-20261120-000001.csv"));
    }

    @Test
    void refusesAManifestForAnotherPartner() {
        StubEndpoint endpoint = new StubEndpoint(INBOX + SAFE);

        assertRefused(
                () -> gate.admit(endpoint, manifest("other"), endpoint.outgoing()),
                "a release for other may go only to the place that its contract names");
    }

    @Test
    void refusesBytes() {
        StubEndpoint endpoint = new StubEndpoint(INBOX + SAFE);

        assertRefused(() -> gate.admit(endpoint, new byte[] {1}, endpoint.outgoing()), "only a release");
    }

    private static StubEndpoint asking(String address, String options) {
        return new StubEndpoint(address + options);
    }

    private static Release manifest(String partner) {
        return Release.manifest(ClaimedFixture.manifest(partner, "consignment", null), "a,b\r\n".getBytes(UTF_8));
    }

    private static void assertRefused(Runnable work, String rule) {
        assertThatExceptionOfType(EgressRefusedException.class)
                .isThrownBy(work::run)
                .withMessageContaining(rule);
    }
}
