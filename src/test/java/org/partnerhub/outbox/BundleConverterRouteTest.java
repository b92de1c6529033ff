package org.partnerhub.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.partnerhub.outbox.SealedFixture.sealed;

import java.io.EOFException;
import java.util.List;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.partnerhub.contract.PartnerId;

class BundleConverterRouteTest {

    private static final DefaultCamelContext camel = new DefaultCamelContext();
    private static ProducerTemplate producer;

    @BeforeAll
    static void start() throws Exception {
        camel.getTypeConverterRegistry().addTypeConverters(new BundleConverter());
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:message").convertBodyTo(Bundle.class);
            }
        });
        camel.start();
        producer = camel.createProducerTemplate();
    }

    @AfterAll
    static void stop() {
        camel.stop();
    }

    @Test
    void turnsAMessageBackIntoItsBundle() {
        Bundle bundle = new Bundle(new PartnerId("paywave"), List.of(sealed("paywave", 1, 20)));

        assertThat(producer.requestBody("direct:message", bundle.toBytes()))
                .usingRecursiveComparison()
                .isEqualTo(bundle);
    }

    @Test
    void refusesAMessageThatIsNoBundle() {
        assertThatThrownBy(() -> producer.requestBody("direct:message", new byte[] {1, 2, 3}))
                .hasCauseInstanceOf(InvalidPayloadException.class)
                .hasRootCauseInstanceOf(EOFException.class);
    }
}
