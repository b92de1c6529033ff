package org.partnerhub.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.partnerhub.proof.Entries.AT;
import static org.partnerhub.proof.Entries.ORDER;
import static org.partnerhub.proof.Entries.PAYWAVE;
import static org.partnerhub.proof.Entries.copy;
import static org.partnerhub.proof.Entries.notice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnerhub.event.FieldPath;
import org.partnerhub.ledger.DestroyedEpoch;

/** The receipt of one request: what its entries say, readable, signed, and held against the chain. */
abstract class ReceiptScenarios {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final UUID OTHER_ORDER = new UUID(7, 2);
    private static final UUID OTHER_NOTICE = new UUID(8, 2);

    private final TestProof hub;

    ReceiptScenarios(TestProof hub) {
        this.hub = hub;
    }

    /** Two requests, one among the entries of the other. */
    @BeforeEach
    void tellOfADeletion() {
        hub.empty();
        hub.append(List.of(of(ProofKind.REQUEST_RECEIVED)
                .code("deletion")
                .since(AT.minusSeconds(60))
                .entry()));
        hub.append(List.of(
                of(ProofKind.ORDER_ERASED).order(ORDER).entry(),
                copy(),
                notice(ProofKind.NOTICE_QUEUED).entry(),
                ProofEntry.of(ProofKind.NOTHING_HELD, AT).request("DR-2").entry(),
                of(ProofKind.EFFECTIVE).order(ORDER).entry(),
                of(ProofKind.EFFECTIVE).entry()));
        hub.append(List.of(
                notice(ProofKind.NOTICE_SENT).until(LocalDate.of(2026, 12, 20)).entry()));
        hub.append(List.of(
                ProofEntry.of(ProofKind.NOTHING_HELD, AT).request("DR-3").entry()));
        hub.append(List.of(
                notice(ProofKind.NOTICE_ANSWERED)
                        .code("refused")
                        .basis("gdpr-17-3-b")
                        .until(LocalDate.of(2031, 12, 31))
                        .fields(List.of(FieldPath.of("order.reference")))
                        .entry(),
                of(ProofKind.NOTICE_QUEUED)
                        .order(OTHER_ORDER)
                        .notice(OTHER_NOTICE)
                        .partner(PAYWAVE)
                        .entry()));
        hub.append(List.of(ProofEntry.of(ProofKind.FINAL, AT.plusSeconds(86_400))
                .request("DR-1")
                .entry()));
    }

    @Test
    void tellsWhoHeldWhatAndWhoAnsweredWhat() throws Exception {
        ObjectNode receipt = issued("DR-1").path("receipt").deepCopy();
        receipt.remove(List.of("chain", "head"));

        assertThat(JSON.readTree(receipt.toString())).isEqualTo(JSON.readTree("""
                        {"kind":"receipt","request":"DR-1",
                         "effective":"2026-11-20T08:15:00Z","final":"2026-11-21T08:15:00Z",
                         "history":[
                           {"at":"2026-11-20T08:15:00Z","kind":"request-received","code":"deletion",
                            "since":"2026-11-20T08:14:00Z"},
                           {"at":"2026-11-20T08:15:00Z","kind":"effective"},
                           {"at":"2026-11-21T08:15:00Z","kind":"final"}],
                         "orders":[
                           {"order":"00000000-0000-0007-0000-000000000001","effective":"2026-11-20T08:15:00Z",
                            "history":[
                              {"at":"2026-11-20T08:15:00Z","kind":"order-erased"},
                              {"at":"2026-11-20T08:15:00Z","kind":"effective"}],
                            "copies":[
                              {"partner":"nordpost","document":"consignment","contract":"abcdef012345",
                               "fields":["items[].customs.hsCode","recipient.name"],"since":"2026-11-20T07:15:00Z"}],
                            "notices":[
                              {"notice":"00000000-0000-0008-0000-000000000001","partner":"nordpost",
                               "history":[
                                 {"at":"2026-11-20T08:15:00Z","kind":"notice-queued"},
                                 {"at":"2026-11-20T08:15:00Z","kind":"notice-sent","until":"2026-12-20"},
                                 {"at":"2026-11-20T08:15:00Z","kind":"notice-answered",
                                  "fields":["order.reference"],"code":"refused","basis":"gdpr-17-3-b",
                                  "until":"2031-12-31"}]}]},
                           {"order":"00000000-0000-0007-0000-000000000002","history":[],"copies":[],
                            "notices":[
                              {"notice":"00000000-0000-0008-0000-000000000002","partner":"paywave",
                               "history":[{"at":"2026-11-20T08:15:00Z","kind":"notice-queued"}]}]}],
                         "links":[1,2,3,5,6]}"""));
    }

    /** One that says by which epoch's end it is final, beside one from before that was said. */
    @Test
    void isGenuineWhetherItSaysWhyADeletionIsFinalOrNot() {
        hub.append(List.of(of(ProofKind.FINAL).order(OTHER_ORDER).entry()));
        String former = issued("DR-1").toPrettyString();
        hub.append(List.of(of(ProofKind.FINAL)
                .order(ORDER)
                .destroyed(new DestroyedEpoch(17, AT.minusSeconds(60)))
                .entry()));

        JsonNode receipt = issued("DR-1");

        assertThat(receipt.at("/receipt/orders/0/final").asText()).isEqualTo("2026-11-20T08:15:00Z");
        assertThat(receipt.at("/receipt/orders/0/history/2").toString())
                .isEqualTo("{\"at\":\"2026-11-20T08:15:00Z\",\"kind\":\"final\",\"epoch\":\"17\","
                        + "\"destroyed\":\"2026-11-20T08:14:00Z\"}");
        assertThat(receipt.at("/receipt/orders/1/history/0").toString())
                .isEqualTo("{\"at\":\"2026-11-20T08:15:00Z\",\"kind\":\"final\"}");
        assertThat(hub.receipts.problemOf(former)).isEmpty();
        assertThat(hub.receipts.problemOf(receipt.toPrettyString())).isEmpty();
    }

    @Test
    void isCoveredByAHeadEvenIfNoneWasDueYet() {
        assertThat(hub.count("proof_head")).isZero();

        JsonNode head = issued("DR-1").at("/receipt/head");

        assertThat(head.path("number").longValue()).isEqualTo(6);
        assertThat(hub.verdict(List.of(SignedHead.read(head)))).isEqualTo("intact");
        assertThat(issued("DR-2").at("/receipt/head")).isEqualTo(head);
    }

    @Test
    void isCheckedByAnybodyWhoHasThePublicKey() throws Exception {
        JsonNode issued = issued("DR-1");
        // as somebody keeps it who has made it readable
        JsonNode kept = JSON.readTree(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(issued));

        assertThat(isSigned(kept, kept.path("receipt").toString())).isTrue();
        assertThat(isSigned(kept, kept.path("receipt").toString().replace("refused", "completed")))
                .isFalse();
        assertThat(kept.path("publicKey").asText())
                .isEqualTo(Base64.getEncoder().encodeToString(hub.keys.publicKey()));
    }

    @Test
    void isGenuineAsLongAsTheChainSaysTheSame() {
        String receipt = issued("DR-1").toPrettyString();
        hub.append(List.of(notice(ProofKind.NOTICE_ANSWERED).code("completed").entry()));

        assertThat(hub.receipts.problemOf(receipt)).isEmpty();
        hub.hub.jdbc.update(
                "update proof_entry set body = replace(body, 'nordpost', 'nordpast') where link = 4 or link = 3");
        assertThat(hub.receipts.problemOf(receipt)).contains("entry 1 of link 3 is altered");
    }

    @Test
    void isNotGenuineWhereTheChainWasSetBackAndHasGoneOn() {
        String receipt = issued("DR-1").toString();
        new Tampering(hub.hub.jdbc, new Random(1)).cutBehind(4);
        assertThat(hub.receipts.problemOf(receipt)).contains("link 5 is missing");

        hub.withLinks(1, 1);

        assertThat(hub.verdict()).isEqualTo("intact");
        assertThat(hub.receipts.problemOf(receipt)).contains("link 6 is not the one that was signed");
    }

    @Test
    void isNotGenuineOnceAnythingInItIsAltered() {
        String receipt = issued("DR-1").toString();

        for (String word : List.of("refused", "2031-12-31", "nordpost", "DR-1", "recipient.name", "final")) {
            assertThat(receipt).contains(word);
            assertThat(hub.receipts.problemOf(receipt.replaceFirst(word, "other")))
                    .as(word)
                    .contains("the receipt is not as this hub has signed it");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update proof_entry set body = replace(body, 'nordpost', 'nordpast') where link = 2 and position = 3 | entry 3 of link 2 is altered",
                "update proof_entry set request_id = 'DR-2' where link = 2 and position = 3 | entry 3 of link 2 is altered",
                "delete from proof_entry where link = 5 and position = 1 | entry 1 of link 5 is missing",
                "delete from proof_link where number = 2 | link 2 is missing",
                "delete from proof_link where number = 1 | link 1 is missing",
                "update proof_chain set id = '00000000-0000-0007-0000-000000000001' | the record of the chain is altered",
                "delete from proof_chain | the record of the chain is missing"
            })
    void isNotIssuedOfEntriesThatAreNotAsTheyWereMade(String tampering) {
        String[] statementAndFault = tampering.split(" \\| ");
        hub.hub.jdbc.update(statementAndFault[0]);

        assertThat(hub.receipts.of("DR-1"))
                .isInstanceOfSatisfying(Receipts.Answer.Broken.class, broken -> assertThat(broken.fault())
                        .hasToString(statementAndFault[1]));
    }

    @Test
    void isNotThereForARequestThatNobodyHasMade() {
        assertThat(hub.receipts.of("DR-4")).isInstanceOf(Receipts.Answer.Unknown.class);
        assertThat(hub.empty().receipts.of("DR-1")).isInstanceOf(Receipts.Answer.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "no receipt", "{\"receipt\":{},\"signature\":\"?\"}"})
    void isNoTextOfAnotherKind(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> hub.receipts.problemOf(text));
    }

    private JsonNode issued(String request) {
        return ((Receipts.Answer.Issued) hub.receipts.of(request)).json();
    }

    private static boolean isSigned(JsonNode receipt, String text) throws GeneralSecurityException {
        Base64.Decoder base64 = Base64.getDecoder();
        Signature signature = Signature.getInstance("Ed25519");
        signature.initVerify(KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(
                        base64.decode(receipt.path("publicKey").asText()))));
        signature.update(text.getBytes(UTF_8));
        return signature.verify(base64.decode(receipt.path("signature").asText()));
    }

    private static EntryDraft of(ProofKind kind) {
        return ProofEntry.of(kind, AT).request("DR-1");
    }
}
