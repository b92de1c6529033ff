package org.partnerhub.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.CamelContext;
import org.apache.camel.ServiceStatus;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DiskWatchRouteTest {

    private final CamelContext camel = new DefaultCamelContext();
    private final AtomicLong free = new AtomicLong(2_000);
    private final DiskWatch watch = new DiskWatch(camel, 1_000, free::get);

    @BeforeEach
    void startTheIntake() throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:orders").routeId("order-intake").to("direct:nowhere");
            }
        });
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void letsTheIntakeRunWhileThereIsRoom() throws Exception {
        watch.look();

        assertThat(intake()).isEqualTo(ServiceStatus.Started);
    }

    @Test
    void pausesTheIntakeWhileTheDiskIsNearlyFullAndLetsItGoOnByItself() throws Exception {
        free.set(999);
        watch.look();
        watch.look();
        assertThat(intake()).isEqualTo(ServiceStatus.Suspended);

        free.set(1_000);
        watch.look();
        assertThat(intake()).isEqualTo(ServiceStatus.Started);
    }

    private ServiceStatus intake() {
        return camel.getRouteController().getRouteStatus("order-intake");
    }
}
