package org.partnerhub.bench;

import jakarta.jms.ConnectionFactory;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.camel.CamelContext;
import org.partnerhub.HubApplication;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** The real hub, with all its routes standing still: the benchmark lets go those that it measures. */
final class BenchHub implements AutoCloseable {

    static final String INTAKE = "order-intake";
    static final int CONSUMERS = 4;

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final ConfigurableApplicationContext spring;
    private final CamelContext camel;
    private final RouteProbe probe;

    private BenchHub(ConfigurableApplicationContext spring) throws Exception {
        this.spring = spring;
        this.camel = spring.getBean(CamelContext.class);
        this.probe = spring.getBean(RouteProbe.class);
        start("queue-bundles");
    }

    static BenchHub start(Map<String, String> properties) throws Exception {
        SpringApplication hub = new SpringApplication(HubApplication.class, RouteProbe.class);
        hub.setRegisterShutdownHook(false);
        Stream<String> arguments = properties.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue());
        return new BenchHub(hub.run(Stream.concat(arguments, Stream.of("--camel.main.auto-startup=false"))
                .toArray(String[]::new)));
    }

    ConnectionFactory connections() {
        return spring.getBean(ConnectionFactory.class);
    }

    JdbcTemplate jdbc() {
        return spring.getBean(JdbcTemplate.class);
    }

    /** Has the intake join its group, and stand still. */
    void joinGroup(OrderTopic topic, String group) throws Exception {
        start(INTAKE);
        topic.awaitMembers(group, CONSUMERS);
        camel.getRouteController().suspendRoute(INTAKE);
    }

    /** Lets the intake go until it has taken in so many orders, and tells how many a second. */
    double takeIn(long orders) throws Exception {
        Meter meter = probe.of(INTAKE);
        meter.reset();
        camel.getRouteController().resumeRoute(INTAKE);
        try {
            meter.await(orders, PATIENCE);
        } finally {
            camel.getRouteController().suspendRoute(INTAKE);
        }
        return meter.perSecond();
    }

    void start(String route) throws Exception {
        camel.getRouteController().startRoute(route);
    }

    void stop(String route) throws Exception {
        camel.getRouteController().stopRoute(route);
    }

    /** Throws away what is queued, so that the next round finds the broker as this one did. */
    void emptyQueues() throws Exception {
        for (String name : queues()) {
            Queue queue = spring.getBean(EmbeddedActiveMQ.class).getActiveMQServer().locateQueue(name);
            if (queue != null) {
                queue.deleteAllReferences();
            }
        }
    }

    private String[] queues() {
        return spring.getBean(EmbeddedActiveMQ.class)
                .getActiveMQServer()
                .getActiveMQServerControl()
                .getQueueNames();
    }

    @Override
    public void close() {
        spring.close();
    }
}
