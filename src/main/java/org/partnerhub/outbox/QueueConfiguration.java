package org.partnerhub.outbox;

import jakarta.jms.ConnectionFactory;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.component.jms.JmsConfiguration;
import org.apache.camel.spring.spi.SpringTransactionPolicy;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.jms.artemis.ArtemisConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jms.connection.JmsTransactionManager;

/** How the partners' queues are kept, embedded in the hub, and how Camel uses them, embedded or not. */
@Configuration(proxyBeanMethods = false)
class QueueConfiguration {

    private static final long RETRY_MILLIS = 100;
    private static final int MIB = 1024 * 1024;

    /**
     * A message that is given back comes again for ever, after a pause: only the hub's own trouble gives one back, and
     * that passes.
     */
    @Bean
    ArtemisConfigurationCustomizer embeddedBroker() {
        return configuration -> configuration
                .setJournalType(JournalType.NIO)
                .setJournalBufferSize_NIO(2 * MIB)
                .setJournalBufferTimeout_NIO(0)
                .addAddressSetting(
                        "hub.#",
                        new AddressSettings()
                                .setMaxDeliveryAttempts(-1)
                                .setRedeliveryDelay(1_000)
                                .setRedeliveryMultiplier(2)
                                .setMaxRedeliveryDelay(30_000)
                                .setAutoCreateQueues(true)
                                .setAutoDeleteQueues(false)
                                .setAutoDeleteAddresses(false)
                                .setMaxSizeBytes(64L * MIB)
                                .setPageSizeBytes(8 * MIB));
    }

    /**
     * Lets the largest bundle pass as an ordinary message: a large one in Artemis's sense would get a file of its own on
     * the disk. And tells soon whoever wants a connection while the broker is away, for they ask one after the other. With
     * a broker of its own process, {@code minLargeMessageSize} and {@code retryInterval} in its URL do the same.
     */
    @Bean
    static BeanPostProcessor brokerClient() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (bean instanceof JmsPoolConnectionFactory pool
                        && pool.getConnectionFactory() instanceof ActiveMQConnectionFactory artemis) {
                    artemis.setMinLargeMessageSize(MIB);
                    artemis.setRetryInterval(RETRY_MILLIS);
                }
                return bean;
            }
        };
    }

    /** A broker that could not open its journal only says so in its log, and would leave every queue out of reach. */
    @Bean
    SmartInitializingSingleton embeddedBrokerIsUp(ObjectProvider<EmbeddedActiveMQ> embedded) {
        return () -> embedded.ifAvailable(broker -> {
            if (!broker.getActiveMQServer().isActive()) {
                throw new IllegalStateException(
                        "the embedded broker did not start, its log says why; is its journal whole and its own?");
            }
        });
    }

    /** Camel's {@code jms:} as every route uses it: local transactions, one session for each consumer. */
    @Bean
    JmsComponent jms(ConnectionFactory connections) {
        JmsConfiguration configuration = new JmsConfiguration(connections);
        configuration.setTransacted(true);
        configuration.setLazyCreateTransactionManager(false);
        configuration.setCacheLevelName("CACHE_CONSUMER");
        configuration.setConcurrentConsumers(1);
        configuration.setRecoveryInterval(2_000);
        return new JmsComponent(configuration);
    }

    /** What {@code transacted} in {@code routes/order-intake.camel.yaml} names. */
    @Bean
    SpringTransactionPolicy queueTransaction(ConnectionFactory connections) {
        return new SpringTransactionPolicy(new JmsTransactionManager(connections));
    }
}
