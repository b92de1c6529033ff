package org.partnerhub.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.Route;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.component.jms.JmsConfiguration;
import org.apache.camel.component.kafka.KafkaClientFactory;
import org.apache.camel.component.kafka.KafkaComponent;
import org.apache.camel.component.platform.http.spi.PlatformHttpConsumer;
import org.apache.camel.component.platform.http.spi.PlatformHttpEngine;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteConfigurationDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.RouteTemplateDefinition;
import org.apache.camel.spring.spi.SpringTransactionPolicy;
import org.apache.camel.support.PatternHelper;
import org.apache.camel.support.PluginHelper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partnerhub.CatchUpCommand;
import org.partnerhub.announce.DeletionStatuses;
import org.partnerhub.announce.DeliveryStatuses;
import org.partnerhub.answers.Answers;
import org.partnerhub.contract.Catalog;
import org.partnerhub.contract.Contract;
import org.partnerhub.contract.ContractFixture;
import org.partnerhub.contract.StatusRequest;
import org.partnerhub.deletion.Deletions;
import org.partnerhub.deletion.Retention;
import org.partnerhub.deletion.Sweep;
import org.partnerhub.delivery.Delivery;
import org.partnerhub.delivery.ManifestDelivery;
import org.partnerhub.egress.GuardFixture;
import org.partnerhub.inquiry.Inquiries;
import org.partnerhub.intake.DiskWatch;
import org.partnerhub.intake.Intake;
import org.partnerhub.intake.Renewal;
import org.partnerhub.management.HubMetrics;
import org.partnerhub.management.Standing;
import org.partnerhub.notice.HttpNotices;
import org.partnerhub.notice.NoticeWatch;
import org.partnerhub.notice.SftpNotices;
import org.partnerhub.opendsr.CertificateWatch;
import org.partnerhub.opendsr.DeletionCallbacks;
import org.partnerhub.opendsr.OpenDsrNotices;
import org.partnerhub.outbox.BundleConverter;
import org.partnerhub.payment.PaymentResults;
import org.partnerhub.payment.Payments;
import org.partnerhub.payment.Unanswered;
import org.partnerhub.proof.ChainHeads;
import org.partnerhub.reception.Callbacks;
import org.partnerhub.secrets.Secrets;
import org.partnerhub.vault.EpochTurns;
import org.springframework.jms.connection.JmsTransactionManager;

/** Every file in {@code routes/}, loaded beside the shipped contracts into a Camel context that starts no route. */
class RouteFilesTest {

    private static final Path ROUTES = Path.of("routes");
    private static final String EXCLUDE = "--camel.main.auto-startup-exclude-pattern=";

    private static Catalog catalog;
    private static DefaultCamelContext camel;

    @TempDir
    private static Path secrets;

    @BeforeAll
    static void loadAllFiles() throws Exception {
        catalog = Catalog.read(Path.of("config"), UnaryOperator.identity());
        writeSecrets();
        camel = new DefaultCamelContext();
        camel.setAutoStartup(false);
        camel.getPropertiesComponent().setInitialProperties(ShippedSettings.all());
        GuardFixture.guard(catalog, new Secrets(secrets)).beforeApplicationStart(camel);
        ActiveMQConnectionFactory broker = new ActiveMQConnectionFactory("vm://0");
        camel.addComponent("jms", new JmsComponent(new JmsConfiguration(broker)));
        KafkaComponent kafka = ShippedSettings.applyTo(camel, "kafka", new KafkaComponent());
        kafka.setKafkaClientFactory(mock(KafkaClientFactory.class));
        camel.addComponent("kafka", kafka);
        camel.getRegistry().bind("queueTransaction", new SpringTransactionPolicy(new JmsTransactionManager(broker)));
        camel.getTypeConverterRegistry().addTypeConverters(new BundleConverter());
        // Camel looks here for each bean and method that a route names
        Map.ofEntries(
                        Map.entry("intake", Intake.class),
                        Map.entry("diskWatch", DiskWatch.class),
                        Map.entry("deliveryStatuses", DeliveryStatuses.class),
                        Map.entry("delivery", Delivery.class),
                        Map.entry("manifest", ManifestDelivery.class),
                        Map.entry("answers", Answers.class),
                        Map.entry("deletions", Deletions.class),
                        Map.entry("sweep", Sweep.class),
                        Map.entry("deletionStatuses", DeletionStatuses.class),
                        Map.entry("noticeWatch", NoticeWatch.class),
                        Map.entry("httpNotices", HttpNotices.class),
                        Map.entry("sftpNotices", SftpNotices.class),
                        Map.entry("openDsrNotices", OpenDsrNotices.class),
                        Map.entry("deletionCallbacks", DeletionCallbacks.class),
                        Map.entry("renewal", Renewal.class),
                        Map.entry("certificateWatch", CertificateWatch.class),
                        Map.entry("epochs", EpochTurns.class),
                        Map.entry("standing", Standing.class),
                        Map.entry("hubMetrics", HubMetrics.class),
                        Map.entry("callbacks", Callbacks.class),
                        Map.entry("retention", Retention.class),
                        Map.entry("payments", Payments.class),
                        Map.entry("chainHeads", ChainHeads.class),
                        Map.entry("unanswered", Unanswered.class),
                        Map.entry("inquiries", Inquiries.class),
                        Map.entry("paymentResults", PaymentResults.class))
                .forEach((name, type) -> camel.getRegistry().bind(name, mock(type)));
        PlatformHttpEngine server = mock(PlatformHttpEngine.class);
        when(server.createConsumer(any(), any())).thenReturn(mock(PlatformHttpConsumer.class));
        camel.getRegistry().bind("platform-http-engine", server);
        for (Path file : files()) {
            PluginHelper.getRoutesLoader(camel)
                    .loadRoutes(PluginHelper.getResourceLoader(camel).resolveResource("file:" + file));
        }
        partnerRoutes(catalog).beforeApplicationStart(camel);
        camel.start();
    }

    @AfterAll
    static void stop() {
        camel.stop();
    }

    @Test
    void holdNothingButRoutes() throws IOException {
        try (Stream<Path> all = Files.walk(ROUTES)) {
            assertThat(all.filter(Files::isRegularFile)).containsExactlyInAnyOrderElementsOf(files());
        }
    }

    @Test
    void becomeTheFlowsThatExistOnceAndTheRoutesOfEachPartner() {
        Stream<String> once = Stream.of(
                "order-intake",
                "queue-bundles",
                "delivery-status",
                "payment-callback",
                "deletion-callback",
                "payment-results",
                "payment-patience",
                "deletion-requests",
                "deletion-search",
                "deletion-sweep",
                "deletion-retention",
                "deletion-status",
                "notice-watch",
                "chain-heads",
                "disk-watch",
                "release-withheld",
                "epochs",
                "partner-standing");
        Stream<String> partners = catalog.contracts().stream()
                .flatMap(contract ->
                        waysOf(contract).flatMap(RouteFilesTest::partsOf).map(part -> contract.partner() + "-" + part));

        assertThat(camel.getRoutes())
                .extracting(Route::getRouteId)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(once, partners).toList());
    }

    @Test
    void reachAPartnerByRequestsAndByManifests() {
        assertThat(partsOf("http-request")).containsExactlyInAnyOrder("deliver", "retry", "send");
        assertThat(partsOf("sftp-manifest")).containsExactlyInAnyOrder("collect", "send");
        assertThat(partsOf("sftp-answers")).containsExactly("answers");
        assertThat(partsOf("http-notice")).containsExactlyInAnyOrder("notices", "notice");
        assertThat(partsOf("opendsr-notice")).containsExactlyInAnyOrder("notices", "notice");
        assertThat(partsOf("sftp-notice")).containsExactly("notices");
        assertThat(partsOf("http-status")).containsExactlyInAnyOrder("inquire", "ask");
    }

    @Test
    void areLeftOutWhileTheHubCatchesUpUnlessTheyReadOrDeleteAtAPersonsWord() {
        String[] patterns = CatchUpCommand.settings().stream()
                .filter(setting -> setting.startsWith(EXCLUDE))
                .map(setting -> setting.substring(EXCLUDE.length()))
                .collect(Collectors.joining())
                .split(",");

        assertThat(camel.getRoutes())
                .filteredOn(route -> !isExcluded(route, patterns))
                .extracting(Route::getRouteId)
                .containsExactlyInAnyOrder(
                        "order-intake",
                        "queue-bundles",
                        "deletion-requests",
                        "deletion-search",
                        "deletion-sweep",
                        "deletion-status",
                        "chain-heads",
                        "disk-watch",
                        "partner-standing");
    }

    /** As Camel decides whether a route starts by itself. */
    private static boolean isExcluded(Route route, String... patterns) {
        return PatternHelper.matchPatterns(route.getRouteId(), patterns)
                || PatternHelper.matchPatterns(route.getEndpoint().getEndpointUri(), patterns);
    }

    @Test
    void sayWhatEachRouteDoes() {
        assertThat(definitions()).allSatisfy(route -> assertThat(route.getDescriptionText())
                .as(route.getRouteId())
                .isNotBlank());
    }

    @Test
    void nameWhatHappensWhenARouteFails() {
        Set<String> known = camel.getRouteConfigurationDefinitions().stream()
                .map(RouteConfigurationDefinition::getId)
                .collect(Collectors.toSet());

        assertThat(definitions())
                .allSatisfy(
                        route -> assertThat(known).as(route.getRouteId()).contains(route.getRouteConfigurationId()));
    }

    @Test
    void sayWhatTheParametersOfATemplateAre() {
        assertThat(camel.getRouteTemplateDefinitions())
                .flatExtracting(RouteTemplateDefinition::getTemplateParameters)
                .isNotEmpty()
                .allSatisfy(parameter -> assertThat(parameter.getDescription())
                        .as(parameter.getName())
                        .isNotBlank());
    }

    @Test
    void nameTemplatesForTheirFile() {
        assertThat(camel.getRouteTemplateDefinitions()).isNotEmpty().allSatisfy(template -> assertThat(
                        template.getResource().getLocation())
                .endsWith("/" + template.getId().replaceFirst("\\..*", "") + ".camel.yaml"));
    }

    @Test
    void writeNothingToALog() throws IOException {
        for (Path file : files()) {
            assertThat(Files.readString(file)).as(file.toString()).doesNotContainPattern("(?m)^\\s*- (log|to: log)");
        }
    }

    @Test
    void serveTheWayOfEveryContract() {
        Set<String> ways = camel.getRouteTemplateDefinitions().stream()
                .map(template -> template.getId().replaceFirst("\\..*", ""))
                .collect(Collectors.toSet());

        assertThat(catalog.contracts())
                .flatExtracting(contract -> waysOf(contract).toList())
                .contains("sftp-answers", "http-notice", "sftp-notice")
                .isSubsetOf(ways);
    }

    @Test
    void serveNoWayThatIsNotThere() {
        Contract stranger = ContractFixture.aProvider().build();
        DefaultCamelContext empty = new DefaultCamelContext();

        assertThatThrownBy(() -> partnerRoutes(new Catalog(null, null, List.of(stranger)))
                        .beforeApplicationStart(empty))
                .hasMessage("config/partners/paywave.yaml: delivery.route: no template is named http-request.*;"
                        + " write routes/templates/http-request.camel.yaml, or name one that is there");
    }

    private static PartnerRoutes partnerRoutes(Catalog contracts) {
        return new PartnerRoutes(contracts, new TemplateParameters(new Secrets(secrets)));
    }

    private static Stream<String> waysOf(Contract contract) {
        return Stream.concat(
                Stream.of(
                        contract.delivery().route(), contract.deletion().route().text()),
                Stream.concat(
                        contract.answers().map(Contract.Channel::route).stream(),
                        contract.status().map(StatusRequest::route).stream()));
    }

    private static Stream<String> partsOf(String way) {
        return camel.getRouteTemplateDefinitions().stream()
                .map(RouteTemplateDefinition::getId)
                .filter(id -> id.startsWith(way + "."))
                .map(id -> id.substring(way.length() + 1));
    }

    private static List<RouteDefinition> definitions() {
        return Stream.concat(
                        camel.getRouteDefinitions().stream(),
                        camel.getRouteTemplateDefinitions().stream().map(RouteTemplateDefinition::getRoute))
                .toList();
    }

    private static List<Path> files() {
        try (Stream<Path> all = Files.walk(ROUTES)) {
            return all.filter(file -> file.toString().endsWith(".camel.yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void writeSecrets() throws IOException {
        for (Contract contract : catalog.contracts()) {
            for (String secret : Stream.of(
                            contract.connection().key(), contract.connection().hostKey())
                    .flatMap(Optional::stream)
                    .toList()) {
                Path file = Files.writeString(secrets.resolve(secret), "a secret");
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
        }
    }
}
