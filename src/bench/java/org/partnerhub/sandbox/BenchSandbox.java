package org.partnerhub.sandbox;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.partnerhub.contract.Catalog;
import org.partnerhub.contract.PartnerId;

/** The sandbox as the benchmark uses it: the stand-ins, and several hubs on them, each with files of its own. */
public final class BenchSandbox implements Closeable {

    private final SandboxEnvironment environment;

    private BenchSandbox(SandboxEnvironment environment) {
        this.environment = environment;
    }

    /** @param config a configuration folder; its contracts are made to lead to the stand-ins */
    public static BenchSandbox start(Path folder, Path config) throws Exception {
        SandboxArguments arguments = SandboxArguments.parse("--sandbox.dir=" + folder, "--sandbox.config=" + config);
        return new BenchSandbox(SandboxEnvironment.start(arguments, new SandboxPartners.Observer() {}));
    }

    public String brokers() {
        return environment.broker().address();
    }

    public Catalog catalog() {
        return environment.catalog();
    }

    /** Lets a provider take so long over each request. */
    public void slow(String partner, Duration answer) {
        environment.partners().http(new PartnerId(partner)).behave(request -> HttpBehaviour.ACCEPTS
                .reply(request)
                .after(answer));
    }

    /** How many different requests the provider has accepted. */
    public long received(String partner) {
        return environment.partners().http(new PartnerId(partner)).received();
    }

    /** What makes a hub run here, with its own journal, key ring and log. */
    public Map<String, String> hubProperties(String hub) {
        Map<String, String> properties = new HashMap<>(environment.hubProperties());
        Path folder = environment.folder().root().resolve("hubs").resolve(hub);
        properties.put(
                "spring.datasource.url", "jdbc:h2:file:" + folder.resolve("ledger") + ";WRITE_DELAY=0;TRACE_LEVEL_FILE=0");
        properties.put(
                "spring.artemis.embedded.data-directory",
                folder.resolve("journal").toString());
        properties.put("hub.vault.key-ring", folder.resolve("key-ring.p12").toString());
        properties.put("hub.vault.export", folder.resolve("vault-export").toString());
        properties.put("management.server.port", "0");
        properties.put("server.port", "0");
        properties.put("logging.file.name", folder.resolve("hub.log").toString());
        return properties;
    }

    @Override
    public void close() throws IOException {
        environment.close();
    }
}
