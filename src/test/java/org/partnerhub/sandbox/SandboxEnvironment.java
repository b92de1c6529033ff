package org.partnerhub.sandbox;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.partnerhub.contract.Catalog;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.minimize.Minimizer;

/**
 * All that the hub needs around it: a folder, a Kafka broker, a stand-in for each partner, a configuration that leads to
 * them, secrets. Hubs can be started on it one after the other.
 */
final class SandboxEnvironment implements Closeable {

    private final Deque<Closeable> parts = new ArrayDeque<>();
    private final Catalog catalog;
    private final SandboxFolder folder;
    private final KafkaBroker broker;
    private final SandboxClock clock;
    private final SandboxPartners partners;
    private final int managementPort;
    private final int callbackPort;

    private SandboxEnvironment(SandboxArguments arguments, SandboxPartners.Observer observer) throws Exception {
        Placeholders placeholders = new Placeholders();
        catalog = Catalog.read(arguments.config(), placeholders);
        arguments.down().keySet().forEach(this::checkKnown);
        try {
            folder = opened(SandboxFolder.open(arguments.folder(), arguments.keep()));
            Ports ports = Ports.keptIn(folder.own("ports.properties"));
            broker = opened(KafkaBroker.start(folder.kafka(), ports));
            clock = SandboxClock.keptIn(folder.own("clock"));
            partners = opened(
                    SandboxPartners.start(catalog.contracts(), folder, ports, arguments.down(), clock, observer));
            managementPort = ports.portFor("management");
            callbackPort = ports.portFor("callbacks");
            SandboxSecrets.in(folder.secrets()).random("key-ring");
            new AdaptedConfig(partners.addresses(), placeholders).write(arguments.config(), folder.config());
        } catch (Exception e) {
            close();
            throw e;
        }
    }

    /**
     * Starts it all, but no hub.
     *
     * @throws org.partnerhub.configuration.InvalidConfigurationException when the configuration is wrong; then the
     *     folder has not been touched
     */
    static SandboxEnvironment start(SandboxArguments arguments, SandboxPartners.Observer observer) throws Exception {
        return new SandboxEnvironment(arguments, observer);
    }

    Catalog catalog() {
        return catalog;
    }

    SandboxFolder folder() {
        return folder;
    }

    KafkaBroker broker() {
        return broker;
    }

    /** Of partners and shop, and of a hub in this process. */
    SandboxClock clock() {
        return clock;
    }

    SandboxPartners partners() {
        return partners;
    }

    /** Where hubs listen for people and monitors. */
    URI management() {
        return URI.create("http://127.0.0.1:" + managementPort + "/actuator");
    }

    /** Where hubs listen for providers. */
    URI callbacks() {
        return URI.create("http://127.0.0.1:" + callbackPort);
    }

    /** Foretells what the hub should make of events, by the contracts that the user wrote. */
    Expectations expectations() {
        return new Expectations(
                Minimizer.of(catalog.contracts(), catalog.schemas()).reader()::read);
    }

    /** Settings that make a hub run in this environment. */
    Map<String, String> hubProperties() {
        Map<String, String> properties = new HashMap<>(QuietLogs.properties());
        Path hub = folder.hub();
        properties.put("spring.main.banner-mode", "off");
        properties.put("spring.config.location", "optional:classpath:/,optional:file:" + folder.config() + "/");
        properties.put(
                "spring.datasource.url", "jdbc:h2:file:" + hub.resolve("ledger") + ";WRITE_DELAY=0;TRACE_LEVEL_FILE=0");
        properties.put(
                "spring.artemis.embedded.data-directory", hub.resolve("journal").toString());
        properties.put("camel.component.kafka.brokers", broker.address());
        // the group forgets a hub that was killed before the next one has to wait for it
        properties.put("camel.component.kafka.session-timeout-ms", "6000");
        properties.put("camel.component.kafka.heartbeat-interval", "1000");
        // a partner that is at work is asked again soon, and not tomorrow
        properties.put("hub.notice.ask-every", "PT2S");
        properties.put("hub.opendsr.public-address", callbacks().toString());
        properties.put("management.server.port", String.valueOf(managementPort));
        properties.put("server.port", String.valueOf(callbackPort));
        properties.put("hub.config", folder.config().toString());
        properties.put("hub.secrets.folder", folder.secrets().toString());
        properties.put("hub.vault.key-ring", hub.resolve("key-ring.p12").toString());
        properties.put("hub.vault.export", hub.resolve("vault-export").toString());
        properties.put("logging.file.name", hub.resolve("logs/hub.log").toString());
        properties.put("logging.threshold.console", "off");
        return properties;
    }

    @Override
    public void close() throws IOException {
        while (!parts.isEmpty()) {
            parts.pop().close();
        }
    }

    private void checkKnown(PartnerId partner) {
        if (catalog.of(partner).isEmpty()) {
            throw new IllegalArgumentException("--sandbox.down names " + partner + ", which has no contract");
        }
    }

    private <T extends Closeable> T opened(T part) {
        parts.push(part);
        return part;
    }
}
