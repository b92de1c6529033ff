package org.partnerhub.sandbox;

import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.context.support.GenericApplicationContext;

/**
 * A hub that runs for all tests of a run. It writes everything down that it can be made to, and tries again soon, so that
 * no test waits for long.
 */
final class LiveHub implements Closeable {

    private static final List<String> SETTINGS = List.of(
            "--logging.level.root=debug",
            // one file, which is not packed: tests search it
            "--logging.logback.rollingpolicy.max-file-size=1GB",
            // nobody listens there: the spans go into a file of the hub's folder
            "--hub.tracing.endpoint=http://127.0.0.1:1",
            // as long an epoch retires, and as long again it is ending
            "--hub.vault.longest-transaction=PT4S",
            "--hub.delivery.first-retry=PT0.3S",
            "--hub.delivery.longest-retry=PT1S");

    private final SandboxEnvironment environment;
    private final Published published = new Published();
    private final ShopListener listener;
    private final RunningHub hub;
    private final Publisher shop;

    private LiveHub(SandboxEnvironment environment) throws IOException {
        this.environment = environment;
        String broker = environment.broker().address();
        this.listener = ShopListener.start(broker, environment.folder().shop(), published);
        SpanFile spans = new SpanFile(environment.folder().hub().resolve("spans.txt"));
        this.hub =
                RunningHub.start(environment.hubProperties(), SETTINGS, context -> ((GenericApplicationContext) context)
                        .registerBean(SpanExporter.class, () -> spans));
        environment.partners().postTo(environment.callbacks());
        this.shop = new Publisher(environment.broker());
    }

    static LiveHub start(SandboxEnvironment environment) throws IOException {
        return new LiveHub(environment);
    }

    SandboxEnvironment environment() {
        return environment;
    }

    /** A bean of the hub. */
    <T> T bean(Class<T> type) {
        return hub.bean(type);
    }

    /** What it has told the shop. */
    Published published() {
        return published;
    }

    Position publish(SampleOrder order) {
        return shop.publish(order);
    }

    Position publish(ProducerRecord<String, byte[]> event) {
        return shop.publish(event);
    }

    @Override
    public void close() throws IOException {
        shop.close();
        hub.close();
        listener.close();
    }
}
