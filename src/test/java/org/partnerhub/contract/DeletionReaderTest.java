package org.partnerhub.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerhub.contract.CheckedContracts.NORDPOST;
import static org.partnerhub.contract.CheckedContracts.PAYWAVE;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnerhub.event.FieldPath;

class DeletionReaderTest {

    private static final String BY_FILE = "deletion: {route: sftp-notice, answerWithin: P30D}";

    private CheckedContracts contracts;

    @BeforeEach
    void copy(@TempDir Path folder) {
        contracts = new CheckedContracts(folder);
    }

    @Test
    void readsHowACarrierIsTold() {
        DeletionChannel nordpost = contracts.contract("nordpost").deletion();

        assertThat(nordpost.route()).isEqualTo(DeletionChannel.Route.SFTP_NOTICE);
        assertThat(nordpost.answerWithin()).isEqualTo(Period.ofDays(30));
        assertThat(nordpost.every()).isEqualTo(Duration.ofMinutes(15));
        assertThat(contracts.contract("inlandia").deletion().every()).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void readsWhatAProviderIsAskedAndWhatItsWordsMean() {
        DeletionChannel paywave = contracts.contract("paywave").deletion();
        ErasureRequest request = paywave.request().orElseThrow();

        assertThat(paywave.answerWithin()).isEqualTo(Period.ofMonths(1));
        assertThat(request.path()).isEqualTo("/v1/erasures");
        assertThat(request.keys())
                .containsOnly(
                        Map.entry("reference", ErasureRequest.Source.ORDER_REFERENCE),
                        Map.entry("request", ErasureRequest.Source.NOTICE_ID));
        assertThat(request.from()).isEqualTo(FieldPath.of("result"));
        assertThat(request.until()).contains(FieldPath.of("retainedUntil"));
        assertThat(request.outcomes())
                .containsEntry("received", ErasureRequest.Outcome.of(ErasureRequest.Meaning.ACKNOWLEDGED))
                .containsEntry(
                        "retained",
                        new ErasureRequest.Outcome(
                                ErasureRequest.Meaning.REFUSED, Optional.of("gdpr-17-3-b"), Optional.empty()));
    }

    @Test
    void readsForHowLongAProviderKeepsWhatItRefuses() {
        assertThat(contracts
                        .contract("cardinal")
                        .deletion()
                        .request()
                        .orElseThrow()
                        .outcomes()
                        .get("ACTIVE_RECURRING_TOKEN_EXISTS")
                        .keeps())
                .contains(Period.ofMonths(1));
    }

    @Test
    void refusesAPartnerThatCannotBeTold() {
        contracts.replacing(NORDPOST, BY_FILE + "\n", "");

        assertTold("deletion is missing; write deletion: …");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{route: sftp-notice} | deletion: answerWithin is missing; write answerWithin: …",
                "{route: sftp-notice, answerWithin: 30 days}"
                        + "| deletion.answerWithin: not a period; write it like P30D, P6M or P2Y",
                "{route: sftp-notices, answerWithin: P30D} | deletion.route: not one of the words that may stand here;"
                        + " did you mean sftp-notice?",
                "{route: http-notice, answerWithin: P30D} | deletion.route: the partner is not connected like that;"
                        + " write sftp-notice",
                "{route: sftp-notice, answerWithin: P30D, every: P2D} | deletion.every: the duration is out of range;"
                        + " write it like PT30S, PT15M or PT2H, at most PT24H",
                "{route: sftp-notice, answerWithin: P30D, path: /v1/erasures} | deletion.path: the key is unknown;"
                        + " choose from answerWithin, every, route",
            })
    void refusesWhatIsNoWayToTellACarrier(String written, String problem) {
        contracts.replacing(NORDPOST, BY_FILE, "deletion: " + written);

        assertTold(problem);
    }

    @Test
    void refusesADocumentWhoseFilesWouldBeTakenForNotices() {
        contracts.replacing(NORDPOST, "  cancellation:\n", "  deletion:\n");

        assertTold("discloses.deletion: files of notices are called like that; give the document another name");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "route: http-notice | route: sftp-notice"
                        + "| deletion.route: the partner is not connected like that; write http-notice",
                "path: /v1/erasures | path: erasures"
                        + "| deletion.path: the text has the wrong shape; write it like /v1/payments",
                "request: {reference: order.reference, request: notice.id} | request: {request: notice.id}"
                        + "| deletion.request: nothing says which order it is; write one like reference: order.reference",
                "request: {reference: order.reference, request: notice.id}"
                        + "| request: {reference: order.reference, customer: customer.id}"
                        + "| deletion.request.customer: not one of the words that may stand here;"
                        + " choose from notice.id, order.reference",
                "request: {reference: order.reference, request: notice.id}"
                        + "| request: {a b: order.reference, reference: order.reference}"
                        + "| deletion.request.a b: not a key; use letters, digits, hyphens, underscores",
                "path: /v1/erasures | `path: /v1/erasures\n  constants: {reference: SO-1}`"
                        + "| deletion.constants.reference: the request says it already; remove one of the two",
                "from: result | from: results[]"
                        + "| deletion.outcome.from: not a place in the answer; write it like result.code",
                "until: retainedUntil | until: \"retained until\""
                        + "| deletion.until: not a place in the answer; write it like result.code",
                "erased: completed | erased: complete"
                        + "| deletion.outcome.erased: not one of the words that may stand here; did you mean completed?",
                "erased: completed | erased: completed gdpr-17-3-b"
                        + "| deletion.outcome.erased: only what is refused has a basis; write completed alone",
                "refused gdpr-17-3-b | refused"
                        + "| deletion.outcome.retained: a refusal has a basis, and a period;"
                        + " write it like refused gdpr-17-3-b P5Y",
                "refused gdpr-17-3-b | refused gdpr-17-3-b 5Y"
                        + "| deletion.outcome.retained: not a period; write it like refused gdpr-17-3-b P5Y",
                "refused gdpr-17-3-b | refused Art.17 P5Y"
                        + "| deletion.outcome.retained: a refusal has a basis, and a period;"
                        + " write it like refused gdpr-17-3-b P5Y",
                "`  until: retainedUntil\n` | ``"
                        + "| deletion.outcome.retained: nothing says until when;"
                        + " write a period behind the basis, or until: … beside outcome",
            })
    void refusesWhatIsNoWayToAskAProvider(String before, String after, String problem) {
        contracts.replacing(PAYWAVE, before, after);

        assertThat(contracts.told()).contains(problem);
    }

    @Test
    void refusesAProviderThatCouldNeverSayThatItIsDone() {
        contracts.replacing(PAYWAVE, "    erased: completed\n", "");

        assertTold("deletion.outcome: no word says that it is done; write one like ERASED: completed");
    }

    @Test
    void readsWhereAPartnerIsAskedByOpenDsrAndWhoseSignatureCounts() {
        byOpenDsr("path: /opendsr/, domain: opendsr.paywave.example, certificate: paywave-opendsr,"
                + " identity: controller_customer_id, extension: order_reference");

        DeletionChannel paywave = contracts.contract("paywave").deletion();

        assertThat(paywave.route().text()).isEqualTo("opendsr-notice");
        assertThat(paywave.request()).isEmpty();
        assertThat(paywave.requestPath()).contains("/opendsr/requests");
        assertThat(paywave.openDsr())
                .contains(new OpenDsr(
                        "/opendsr",
                        "opendsr.paywave.example",
                        "paywave-opendsr",
                        Optional.of("controller_customer_id"),
                        Optional.of("order_reference")));
    }

    @Test
    void takesRequestsOfOpenDsrRightBelowTheConnection() {
        byOpenDsr("domain: opendsr.paywave.example, certificate: paywave-opendsr, extension: order_reference");

        assertThat(contracts.contract("paywave").deletion().requestPath()).contains("/requests");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "domain: d.example, certificate: c"
                        + "| deletion: nothing says as what the partner knows an order; write identity:"
                        + " controller_customer_id, or extension: order_reference, as the partner wants it",
                "certificate: c, identity: i | deletion: domain is missing; write domain: …",
                "domain: d.example, identity: i | deletion: certificate is missing; write certificate: …",
                "domain: https://d.example, certificate: c, identity: i"
                        + "| deletion.domain: the text has the wrong shape;"
                        + " write it like opendsr.example.com, in lower case",
                "domain: localhost, certificate: c, identity: i"
                        + "| deletion.domain: the text has the wrong shape;"
                        + " write it like opendsr.example.com, in lower case",
                "domain: d.example, certificate: certs/c.pem, identity: i"
                        + "| deletion.certificate: the text has the wrong shape;"
                        + " name a secret in lower-case letters, digits, hyphens; never write it here",
                "domain: d.example, certificate: c, identity: order reference"
                        + "| deletion.identity: the text has the wrong shape;"
                        + " use letters, digits, hyphens, underscores",
                "domain: d.example, certificate: c, extension: a.b"
                        + "| deletion.extension: the text has the wrong shape;"
                        + " use letters, digits, hyphens, underscores",
                "domain: d.example, certificate: c, identity: i, path: ../requests"
                        + "| deletion.path: the text has the wrong shape; write it like /v1/payments",
                "domain: d.example, certificate: c, identity: i, outcome: done"
                        + "| deletion.outcome: the key is unknown; choose from answerWithin, certificate, domain,"
                        + " extension, identity, path, route",
            })
    void refusesWhatIsNoWayToAskByOpenDsr(String written, String problem) {
        byOpenDsr(written);

        assertTold(problem);
    }

    @Test
    void refusesOpenDsrToAPartnerThatIsNotReachedByHttp() {
        contracts.replacing(
                NORDPOST,
                BY_FILE,
                "deletion: {route: opendsr-notice, answerWithin: P30D, domain: d.example, certificate: c, identity: i}");

        assertTold("deletion.route: the partner is not connected like that; write sftp-notice");
    }

    // what a notice names

    @ParameterizedTest
    @CsvSource({"cut 5", "upper", "digits", "max 20 | upper"})
    void refusesAnOrderThatThePartnerKnowsInAnotherFormThanNoticesNameIt(String formats) {
        contracts.replacing(
                NORDPOST,
                "        reference: order.reference\n",
                "        reference: order.reference | " + formats + "\n");

        assertThat(contracts.toldWithPlaces())
                .containsExactly("partners/nordpost.yaml:13:9 discloses.consignment.for.transit.reference: a deletion"
                        + " notice names the order by order.reference, which the partner knows in another form only;"
                        + " disclose it without a format that changes it");
    }

    @Test
    void refusesAnotherFormInWhatFollowsToo() {
        contracts.replacing(NORDPOST, "{reference: order.reference}", "{reference: order.reference | upper}");

        assertTold("discloses.cancellation.for.transit.reference: a deletion notice names the order by order.reference,"
                + " which the partner knows in another form only; disclose it without a format that changes it");
    }

    @Test
    void takesAnOrderThatThePartnerKnowsAsNoticesNameIt() {
        contracts.replacing(
                NORDPOST, "        reference: order.reference\n", "        reference: order.reference | max 50\n");

        assertThat(contracts.told()).isEmpty();
    }

    @Test
    void takesAnotherFormBesideTheOneThatNoticesName() {
        contracts
                .replacing(
                        NORDPOST,
                        "        reference: order.reference\n",
                        "        reference: order.reference\n        label: order.reference | upper\n")
                .replacing(NORDPOST, "    - reference\n", "    - reference\n    - label\n");

        assertThat(contracts.told()).isEmpty();
    }

    @Test
    void refusesAnOrderThatThePartnerCouldNotFindByANotice() {
        contracts.replacing(NORDPOST, "        reference: order.reference\n", "");

        assertThat(contracts.toldWithPlaces())
                .containsExactly(
                        "partners/nordpost.yaml:8:3 discloses.consignment: a deletion notice names the order by"
                                + " order.reference, which the document does not disclose each time; disclose it, for a purpose"
                                + " that depends on nothing");
    }

    @Test
    void refusesAReferenceThatOnlySomeOrdersBringToThePartner() {
        contracts
                .replacing(NORDPOST, "        reference: order.reference\n", "")
                .replacing(
                        NORDPOST,
                        "        contents: shipment.contents",
                        "        reference: order.reference\n        contents: shipment.contents");

        assertThat(contracts.told())
                .singleElement()
                .asString()
                .startsWith("discloses.consignment: a deletion notice names the order by order.reference");
    }

    @Test
    void takesARefundThatNamesTheOrderAsTheProviderDoes() {
        contracts.replacing(
                PAYWAVE, "        reference: order.reference\n        refund: refund.id", "        refund: refund.id");

        assertThat(contracts.told()).isEmpty();
    }

    private void byOpenDsr(String keys) {
        String shipped = contracts.text(PAYWAVE);
        String deletion = shipped.substring(shipped.indexOf("deletion:"), shipped.indexOf("callback:"));
        contracts.replacing(PAYWAVE, deletion, "deletion: {route: opendsr-notice, answerWithin: P1M, " + keys + "}\n");
    }

    private void assertTold(String problem) {
        assertThat(contracts.told()).containsExactly(problem);
    }
}
