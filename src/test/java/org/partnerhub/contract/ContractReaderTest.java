package org.partnerhub.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerhub.contract.CheckedContracts.NORDPOST;
import static org.partnerhub.contract.CheckedContracts.PAYWAVE;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partnerhub.event.FieldPath;

class ContractReaderTest {

    private CheckedContracts contracts;

    @BeforeEach
    void copy(@TempDir Path folder) {
        contracts = new CheckedContracts(folder);
    }

    // who

    @Test
    void findsTheContractOfAPartnerAndNoneOfAStranger() {
        Catalog catalog = contracts.read();

        assertThat(catalog.of(new PartnerId("paywave"))).isPresent();
        assertThat(catalog.of(new PartnerId("payway"))).isEmpty();
    }

    @Test
    void refusesAContractUnderAnotherName() {
        contracts.with("partners/nordpost-ch.yaml", contracts.text(NORDPOST)).without(NORDPOST);

        assertTold("partner: the partner is not called as its file;" + " write nordpost-ch, or rename the file");
    }

    @Test
    void refusesAFileThatIsNotNamedLikeAContract() {
        contracts.with("partners/nordpost.yml", contracts.text(NORDPOST));

        assertTold("nobody reads a file of this name here;" + " name it like name.yaml, or move it away");
    }

    @Test
    void refusesARoleThatThePolicyDoesNotKnow() {
        contracts.replacing(NORDPOST, "role: logistics", "role: logistic");

        assertTold("role: not one of the words that may stand here; did you mean logistics?");
    }

    // agreement and certification

    @Test
    void takesWhatIsPastItsDateForThatIsAskedForEachDisclosure() {
        contracts
                .replacing(NORDPOST, "validUntil: 2027-12-31", "validUntil: 2020-01-31")
                .replacing(PAYWAVE, "validUntil: 2027-03-31", "validUntil: 2020-01-31");

        assertThat(contracts.told()).isEmpty();
    }

    @Test
    void asksForTheDateUntilWhichAnAgreementIsValid() {
        contracts.replacing(NORDPOST, ", validUntil: 2027-12-31", "");

        assertTold("agreement: validUntil is missing; write validUntil: …");
    }

    @Test
    void asksAProviderForACertification() {
        contracts.replacing(PAYWAVE, "certification: {", "# {");

        assertTold("certification is missing; write certification: …");
    }

    @Test
    void refusesAPartnerThatHasNotSignedConfidentiality() {
        contracts.replacing(NORDPOST, "confidentiality: true", "confidentiality: false");

        assertTold("agreement.confidentiality: the partner has not signed confidentiality;"
                + " have it signed, or remove the contract");
    }

    @Test
    void readsNorwayAsACountry() {
        contracts.replacing(NORDPOST, "country: CH", "country: NO");

        assertThat(contracts.contract("nordpost").agreement().country()).isEqualTo("NO");
        assertThat(contracts.contract("nordpost").agreement().keeps()).isEqualTo(Period.ofDays(90));
    }

    @Test
    void refusesACountryThatThereIsNot() {
        contracts.replacing(NORDPOST, "country: CH", "country: UK");

        assertTold("agreement.country: not a country; write two letters of ISO 3166, like CH");
    }

    @Test
    void refusesATransferWithoutABasis() {
        contracts.replacing(NORDPOST, "transfer: adequacy", "transfer: trust");

        assertTold("agreement.transfer: not one of the words that may stand here;"
                + " choose from adequacy, binding-rules, none, standard-clauses");
    }

    // which orders

    @Test
    void receivesOrdersBySeveralFieldsAtOnce() {
        contracts.replacing(
                NORDPOST,
                "receives: {shipment.carrier: nordpost}",
                "receives: {shipment.carrier: nordpost, recipient.address.country: NO}");

        assertThat(contracts.contract("nordpost").receives())
                .containsEntry(FieldPath.of("shipment.carrier"), "nordpost")
                .containsEntry(FieldPath.of("recipient.address.country"), "NO");
    }

    @Test
    void refusesToReceiveOrdersOfOtherPartners() {
        contracts.replacing(PAYWAVE, "receives: {payment.provider: paywave}", "receives: {payment.method: card}");

        assertTold("receives: payment.provider is missing; write payment.provider: …");
    }

    @Test
    void refusesToLeaveAPartnerInTheDarkThatAnOrderIsTakenFrom() {
        contracts.replacing(NORDPOST, "events: [order.cancelled]", "events: [order.closed]");

        assertThat(contracts.toldWithPlaces())
                .containsExactly("partners/nordpost.yaml:8:3 discloses: nothing tells the partner that an order was"
                        + " cancelled, or given to another partner; write a document for order.cancelled");
    }

    @Test
    void refusesToReceiveByAFieldThatNoOrderHas() {
        contracts.replacing(PAYWAVE, "receives: {payment", "receives: {refund.id: R-1, payment");

        assertThat(contracts.told())
                .singleElement()
                .asString()
                .startsWith("receives.refund.id: an order has no such single value; choose one of the");
    }

    @Test
    void refusesToReceiveByElementsOfAnArray() {
        contracts.replacing(PAYWAVE, "receives: {payment", "receives: {\"items[].sku\": CR-050, payment");

        assertThat(contracts.told()).singleElement().asString().contains("an order has no such single value");
    }

    // placeholders

    @Test
    void resolvesPlaceholdersUnderConnection() {
        contracts
                .replacing(PAYWAVE, "uri: \"https://api.paywave.example\"", "uri: \"${PAYWAVE}\"")
                .resolving(text -> text.replace("${PAYWAVE}", "http://127.0.0.1:8081"));

        assertThat(contracts.contract("paywave").connection().uri()).hasToString("http://127.0.0.1:8081");
    }

    @Test
    void refusesPlaceholdersElsewhere() {
        contracts.replacing(PAYWAVE, "name: PayWave", "name: \"${PAYWAVE_NAME}\"");

        assertTold("name: a placeholder may not stand here;" + " write the text out; ${…} is for connection only");
    }

    // channels

    @Test
    void readsTheWaysBack() {
        Contract nordpost = contracts.contract("nordpost");

        assertThat(nordpost.answers().orElseThrow().options()).containsEntry("every", "PT5M");
    }

    @Test
    void refusesAnswersWithoutAFolderToReadThemFrom() {
        contracts.replacing(NORDPOST, ", outbox: /out", "");

        assertTold("answers: there is no folder to read answers from;" + " write outbox: /out under connection");
    }

    @Test
    void refusesAnOutboxThatIsTheInbox() {
        contracts.replacing(NORDPOST, "outbox: /out", "outbox: in");

        assertTold("connection.outbox: it is the inbox too; answers are read and removed: name another one");
    }

    @Test
    void refusesAnswersOfAPartnerThatHasNoFolders() {
        contracts.replacing(PAYWAVE, "name: PayWave", "name: PayWave\nanswers: {route: sftp-answers}");

        assertTold("answers: answers are read from a folder, by sftp;"
                + " remove them; results are posted: write callback");
    }

    @Test
    void looksForAnswersEveryFiveMinutesUnlessItIsToldOtherwise() {
        contracts.replacing(NORDPOST, "{route: sftp-answers, every: PT5M}", "{route: sftp-answers}");

        assertThat(contracts.contract("nordpost").answers().orElseThrow().every())
                .isEqualTo(Duration.ofMinutes(5));
    }

    // all at once

    @Test
    void hidesNoContractsProblemsBehindAnothers() {
        contracts
                .replacing(NORDPOST, "name: NordPost International", "nmae: NordPost International")
                .replacing(PAYWAVE, "method: payment.method", "method: payment.metod")
                .replacing("policy.yaml", "  order.channel:   []\n", "")
                .with("partners/broken.yaml", "a: {");

        assertThat(contracts.toldWithPlaces())
                .extracting(told -> told.substring(0, told.indexOf(':')))
                .containsExactly(
                        "partners/broken.yaml",
                        "partners/nordpost.yaml",
                        "partners/nordpost.yaml",
                        "partners/paywave.yaml",
                        "policy.yaml");
    }

    @Test
    void blamesNoContractForAPolicyThatCannotBeMadeOut() {
        contracts.with("policy.yaml", "policy: {").replacing(NORDPOST, "keeps: P90D", "keeps: 90 days");

        assertThat(contracts.toldWithPlaces())
                .hasSize(2)
                .anyMatch(told -> told.startsWith("policy.yaml:"))
                .anyMatch(told -> told.contains(" agreement.keeps: not a period"));
    }

    private void assertTold(String problem) {
        assertThat(contracts.told()).containsExactly(problem);
    }
}
