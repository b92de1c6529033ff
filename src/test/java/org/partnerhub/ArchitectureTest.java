package org.partnerhub;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;
import org.partnerhub.egress.Release;
import org.partnerhub.minimize.Disclosure;

/** The arrows between the packages: the list in the README, held. */
@AnalyzeClasses(packagesOf = HubApplication.class, importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule packagesImportOnlyWhatTheyMay = Architectures.layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("org.partnerhub..")
            .layer("application")
            .definedBy("org.partnerhub")
            .layer("configuration")
            .definedBy("org.partnerhub.configuration")
            .layer("event")
            .definedBy("org.partnerhub.event")
            .layer("policy")
            .definedBy("org.partnerhub.policy")
            .layer("contract")
            .definedBy("org.partnerhub.contract")
            .layer("callback")
            .definedBy("org.partnerhub.callback")
            .layer("minimize")
            .definedBy("org.partnerhub.minimize")
            .layer("secrets")
            .definedBy("org.partnerhub.secrets")
            .layer("vault")
            .definedBy("org.partnerhub.vault")
            .layer("ledger")
            .definedBy("org.partnerhub.ledger")
            .layer("outbox")
            .definedBy("org.partnerhub.outbox")
            .layer("announce")
            .definedBy("org.partnerhub.announce")
            .layer("intake")
            .definedBy("org.partnerhub.intake")
            .layer("egress")
            .definedBy("org.partnerhub.egress")
            .layer("delivery")
            .definedBy("org.partnerhub.delivery")
            .layer("answers")
            .definedBy("org.partnerhub.answers")
            .layer("inquiry")
            .definedBy("org.partnerhub.inquiry")
            .layer("reception")
            .definedBy("org.partnerhub.reception")
            .layer("payment")
            .definedBy("org.partnerhub.payment")
            .layer("deletion")
            .definedBy("org.partnerhub.deletion")
            .layer("notice")
            .definedBy("org.partnerhub.notice")
            .layer("opendsr")
            .definedBy("org.partnerhub.opendsr")
            .layer("proof")
            .definedBy("org.partnerhub.proof")
            .layer("routes")
            .definedBy("org.partnerhub.routes")
            .layer("management")
            .definedBy("org.partnerhub.management")
            .layer("tracing")
            .definedBy("org.partnerhub.tracing")
            .whereLayer("configuration")
            .mayNotAccessAnyLayer()
            .whereLayer("event")
            .mayOnlyAccessLayers("configuration")
            .whereLayer("policy")
            .mayOnlyAccessLayers("configuration", "event")
            .whereLayer("contract")
            .mayOnlyAccessLayers("configuration", "event", "policy")
            .whereLayer("callback")
            .mayOnlyAccessLayers("contract", "event")
            .whereLayer("minimize")
            .mayOnlyAccessLayers("contract", "event")
            .whereLayer("secrets")
            .mayNotAccessAnyLayer()
            .whereLayer("vault")
            .mayOnlyAccessLayers("secrets")
            .whereLayer("ledger")
            .mayOnlyAccessLayers("contract", "event", "vault")
            .whereLayer("outbox")
            .mayOnlyAccessLayers("contract", "ledger")
            .whereLayer("announce")
            .mayOnlyAccessLayers("contract", "event", "ledger", "minimize", "vault")
            .whereLayer("intake")
            .mayOnlyAccessLayers("announce", "contract", "event", "ledger", "minimize", "outbox", "vault")
            .whereLayer("egress")
            .mayOnlyAccessLayers("announce", "contract", "ledger", "outbox", "secrets")
            .whereLayer("delivery")
            .mayOnlyAccessLayers("contract", "egress", "event", "ledger", "outbox", "payment", "vault")
            .whereLayer("answers")
            .mayOnlyAccessLayers("contract", "event", "ledger", "vault")
            .whereLayer("inquiry")
            .mayOnlyAccessLayers("callback", "contract", "delivery", "egress", "event", "ledger", "payment", "vault")
            .whereLayer("reception")
            .mayOnlyAccessLayers("callback", "contract", "event", "payment", "secrets")
            .whereLayer("payment")
            .mayOnlyAccessLayers("announce", "contract", "event", "ledger", "vault")
            .whereLayer("deletion")
            .mayOnlyAccessLayers(
                    "announce", "contract", "event", "intake", "ledger", "minimize", "notice", "proof", "vault")
            .whereLayer("notice")
            .mayOnlyAccessLayers("answers", "contract", "delivery", "egress", "event", "ledger", "proof", "vault")
            .whereLayer("opendsr")
            .mayOnlyAccessLayers("contract", "delivery", "egress", "event", "ledger", "notice", "secrets")
            .whereLayer("proof")
            .mayOnlyAccessLayers("announce", "contract", "event", "ledger", "vault")
            .whereLayer("routes")
            .mayOnlyAccessLayers("contract", "secrets")
            .whereLayer("management")
            .mayOnlyAccessLayers(
                    "announce",
                    "answers",
                    "contract",
                    "deletion",
                    "event",
                    "intake",
                    "ledger",
                    "minimize",
                    "notice",
                    "outbox",
                    "proof",
                    "vault")
            .whereLayer("management")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("tracing")
            .mayNotAccessAnyLayer()
            .whereLayer("tracing")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("application")
            .mayNotBeAccessedByAnyLayer();

    @ArchTest
    static final ArchRule packagesHaveNoCircles =
            slices().matching("org.partnerhub.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theMinimumIsDecidedInPlainJava = noClasses()
            .that()
            .resideInAnyPackage(
                    "org.partnerhub.configuration",
                    "org.partnerhub.event",
                    "org.partnerhub.policy",
                    "org.partnerhub.contract",
                    "org.partnerhub.callback",
                    "org.partnerhub.minimize")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "org.apache.camel..", "javax.sql..", "java.sql..");

    @ArchTest
    static final ArchRule onlyMinimizingMakesDisclosures =
            classes().that().areAssignableTo(Disclosure.class).should().resideInAPackage("org.partnerhub.minimize");

    @ArchTest
    static final ArchRule onlyDeliveryNoticesAndQuestionsMakeReleases = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "org.partnerhub.delivery",
                    "org.partnerhub.inquiry",
                    "org.partnerhub.notice",
                    "org.partnerhub.opendsr",
                    "org.partnerhub.egress")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Release.class);

    @ArchTest
    static final ArchRule nobodyMakesEndpointsBehindTheGuardsBack = noClasses()
            .should()
            .callMethodWhere(com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                    com.tngtech.archunit.core.domain.properties.HasName.Predicates.name("createEndpoint")));
}
