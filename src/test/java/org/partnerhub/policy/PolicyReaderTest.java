package org.partnerhub.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnerhub.configuration.ConfigurationFolder;
import org.partnerhub.configuration.Problems;
import org.partnerhub.event.EventSchemas;
import org.partnerhub.event.FieldPath;

class PolicyReaderTest {

    private static final String FILE = "policy.yaml";

    private final Problems problems = new Problems();
    private ConfigurationFolder folder;

    @BeforeEach
    void copy(@TempDir Path path) {
        folder = ConfigurationFolder.copiedTo(path);
    }

    @Test
    void allowsAFieldForItsPurposes() {
        assertThat(policy().purposesOf(FieldPath.of("payment.amount.value")))
                .containsExactlyInAnyOrder("settlement", "refund");
    }

    @Test
    void allowsAFieldThatItDoesNotNameForNothing() {
        assertThat(policy().purposesOf(FieldPath.of("payment.iban"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "customer.id",
                "customer.email",
                "customer.birthDate",
                "customer.minor",
                "customer.ipAddress",
                "recipient.email",
                "items[].name",
                "items[].unitPrice.value",
                "items[].skinProfile.concerns[]",
                "payment.cardHolder",
                "marketing.referrer"
            })
    void withholdsWhatNoPartnerNeeds(String field) {
        Policy policy = policy();

        assertThat(policy.fields()).containsKey(FieldPath.of(field));
        assertThat(policy.purposesOf(FieldPath.of(field))).isEmpty();
    }

    @Test
    void bindsCustomsToOrdersThatCrossABorder() {
        assertThat(policy().purposes().get("customs-clearance").when()).contains(FieldPath.of("shipment.crossBorder"));
        assertThat(policy().purposes().get("transit").when()).isEmpty();
    }

    @Test
    void asksProvidersForACertificationAndCarriersNot() {
        assertThat(policy().roles().get("payment").certification()).isTrue();
        assertThat(policy().roles().get("logistics").certification()).isFalse();
    }

    @Test
    void givesEachRoleItsPurposes() {
        assertThat(policy().purposesOfRole("payment")).containsExactlyInAnyOrder("settlement", "refund");
    }

    @Test
    void namesAFieldThatIsNotClassified() {
        folder.replacing(FILE, "  order.channel:   []\n", "");

        assertThat(read()).isPresent();
        assertTold("fields: order.channel is not classified;"
                + " write order.channel: [] to withhold it, or its purposes");
    }

    @Test
    void namesWhatTheHubKnowsWhenItIsNotClassified() {
        folder.replacing(FILE, "  hub.providerReference:  [refund]\n", "");

        assertThat(read()).isPresent();
        assertThat(told()).singleElement().asString().contains("hub.providerReference is not classified");
    }

    @Test
    void refusesAFieldThatNoEventHas() {
        folder.replacing(FILE, "  order.channel:   []", "  order.chanel:    []\n  order.channel:   []");

        assertThat(read()).isPresent();
        assertTold("fields.order.chanel: no event has such a field; did you mean order.channel?");
    }

    @Test
    void refusesAWildcardThatAllows() {
        folder.replacing(FILE, "  \"marketing.*\": []", "  \"marketing.*\": [transit]");

        assertThat(read()).isEmpty();
        assertThat(told())
                .singleElement()
                .asString()
                .endsWith("fields.marketing.*: a * may only withhold; write [], or name each field");
    }

    @Test
    void refusesAWildcardInTheMiddle() {
        folder.replacing(FILE, "  \"marketing.*\": []", "  \"marketing.*\": []\n  items[].*.value: []");

        assertThat(read()).isEmpty();
        assertThat(told()).singleElement().asString().contains("not written as a path");
    }

    @Test
    void refusesToAllowWhatAWildcardWithholds() {
        folder.replacing(FILE, "  \"customer.*\": []", "  \"customer.*\": []\n  customer.id: [transit]");

        assertThat(read()).isPresent();
        assertThat(told()).singleElement().asString().contains("customer.id is classified twice; see line 26");
    }

    @Test
    void refusesAPurposeThatIsNotDeclared() {
        folder.replacing(FILE, "order.remark:    [final-delivery]", "order.remark:    [final-delivry]");

        assertThat(read()).isEmpty();
        assertThat(told()).singleElement().asString().endsWith("did you mean final-delivery?");
    }

    @Test
    void refusesARoleWithoutAnAgreement() {
        folder.replacing(FILE, "logistics: {agreement: required, ", "logistics: {");

        assertThat(read()).isEmpty();
        assertThat(told()).singleElement().asString().contains("roles.logistics: agreement is missing");
    }

    @Test
    void refusesAPurposeForARoleThatIsNotDeclared() {
        folder.replacing(FILE, "refund:            {roles: [payment]", "refund:            {roles: [payments]");

        assertThat(read()).isEmpty();
        assertThat(told())
                .singleElement()
                .asString()
                .contains("purposes.refund.roles[0]")
                .endsWith("did you mean payment?");
    }

    @Test
    void refusesAConditionThatIsNotTrueOrFalse() {
        folder.replacing(FILE, "when: shipment.crossBorder", "when: shipment.contents");

        assertThat(read()).isEmpty();
        assertThat(told())
                .singleElement()
                .asString()
                .contains("purposes.customs-clearance.when: an order has no true-or-false field of this name");
    }

    @Test
    void refusesUnknownKeys() {
        folder.replacing(FILE, "policy: {version:", "policy: {verion: 1, version:");

        assertThat(read()).isEmpty();
        assertTold("policy.verion: the key is unknown; did you mean version?");
    }

    @Test
    void isReadEvenWhenASchemaIsBroken() {
        folder.with("schemas/order.placed.json", "{").with("schemas/order.amended.json", "{");

        assertThat(read()).isPresent();
        assertThat(folder.toldWithPlaces(problems.all()))
                .allSatisfy(problem -> assertThat(problem).startsWith("schemas/"))
                .hasSize(2);
    }

    private Policy policy() {
        return read().orElseThrow();
    }

    private Optional<Policy> read() {
        EventSchemas schemas = EventSchemas.read(folder.path().resolve("schemas"), problems);
        return PolicyReader.read(folder.path().resolve(FILE), schemas, problems);
    }

    private List<String> told() {
        return folder.told(problems.all());
    }

    private void assertTold(String problem) {
        assertThat(told()).containsExactly(problem);
    }
}
