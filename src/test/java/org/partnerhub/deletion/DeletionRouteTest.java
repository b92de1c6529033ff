package org.partnerhub.deletion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.mock;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.component.kafka.KafkaClientFactory;
import org.apache.camel.component.kafka.KafkaComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partnerhub.announce.DeletionStatuses;
import org.partnerhub.ledger.Stage;
import org.partnerhub.ledger.TestLedger;
import org.partnerhub.vault.VaultFixture;

/** Those routes of {@code routes/deletion.camel.yaml} that bring deletions further, with a real ledger. */
class DeletionRouteTest {

    /** What failed is tried again after pauses that grow. */
    private static final Duration LONGEST = Duration.ofSeconds(40);

    private final JdbcConnectionPool database =
            JdbcConnectionPool.create("jdbc:h2:mem:deletion-route;DB_CLOSE_DELAY=-1", "sa", "");
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final AtomicBoolean isAway = new AtomicBoolean();
    private final AtomicInteger askedInVain = new AtomicInteger();
    private TestDeletion deletion;

    /** Kafka, which may be away. */
    private final class Topic implements OrderTopic {

        @Override
        public Reach end() {
            return asked(deletion.topic.end());
        }

        @Override
        public Reach read() {
            return asked(deletion.topic.read());
        }

        private Reach asked(Reach answer) {
            if (isAway.get()) {
                askedInVain.incrementAndGet();
                throw new OrderTopicException("away", new IOException());
            }
            return answer;
        }
    }

    @BeforeEach
    void loadTheRoutes() throws Exception {
        TestLedger.migrate(database);
        TestLedger ledger = new TestLedger(database);
        deletion = new TestDeletion(ledger, VaultFixture.on(database)).empty();
        camel.setAutoStartup(false);
        Properties settings = new Properties();
        settings.setProperty("hub.intake.group", "partner-hub");
        camel.getPropertiesComponent().setInitialProperties(settings);
        KafkaComponent kafka = new KafkaComponent();
        kafka.setKafkaClientFactory(mock(KafkaClientFactory.class));
        kafka.getConfiguration().setBrokers("127.0.0.1:1");
        camel.addComponent("kafka", kafka);
        camel.getRegistry().bind("sweep", deletion.sweepOf(new Topic()));
        camel.getRegistry().bind("retention", deletion.retention());
        camel.getRegistry().bind("deletions", mock(Deletions.class));
        camel.getRegistry().bind("deletionStatuses", mock(DeletionStatuses.class));
        for (String file : List.of("errors.camel.yaml", "deletion.camel.yaml")) {
            PluginHelper.getRoutesLoader(camel)
                    .loadRoutes(PluginHelper.getResourceLoader(camel).resolveResource("file:routes/" + file));
        }
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
        database.dispose();
    }

    @Test
    void goOnWithWhatIsOnRecordWhileKafkaIsAwayAndWithTheRestWhenItIsBack() throws Exception {
        long due = deletion.order("SO-1", "C-1", Stage.CLOSED);
        deletion.hub.retirement.retire(List.of(due), deletion.hub.clock.instant());
        long asked = deletion.order("SO-2", "C-2", Stage.CLOSED);
        deletion.ask(deletion.request("DR-1", "C-2"));
        isAway.set(true);

        camel.getRouteController().startRoute("deletion-search");
        await().until(() -> askedInVain.get() > 0);
        camel.getRouteController().startRoute("deletion-sweep");

        await().atMost(LONGEST).until(() -> deletion.toldOfItsOwn().contains("retention completed"));
        assertThat(deletion.isErased(due)).isTrue();
        await().atMost(LONGEST).until(() -> deletion.isErased(asked));
        assertThat(deletion.told()).doesNotContain("DR-1 completed");

        isAway.set(false);

        await().atMost(LONGEST).until(() -> deletion.told().contains("DR-1 completed"));
    }
}
