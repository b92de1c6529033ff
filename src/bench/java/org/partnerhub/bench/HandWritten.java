package org.partnerhub.bench;

import jakarta.jms.ConnectionFactory;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.dataformat.JsonLibrary;

/**
 * The route that a Camel user would write by hand: one order at a time, JsonPath, two durable sends. It keeps nothing on
 * record and seals nothing, and takes the same broker with the same journal as the hub. It parses an order once, which is
 * the better of the two ways to use JsonPath.
 */
final class HandWritten implements AutoCloseable {

    static final String GROUP = "by-hand";

    private static final String ROUTE = "by-hand";
    private static final Map<String, String> CONSIGNMENT = consignment();
    private static final Map<String, String> PAYMENT = Map.of(
            "reference", "$.data.order.reference",
            "value", "$.data.payment.amount.value",
            "currency", "$.data.payment.amount.currency",
            "method", "$.data.payment.method",
            "token", "$.data.payment.methodToken");

    private final CamelContext camel = new DefaultCamelContext();
    private final RouteProbe probe = new RouteProbe();

    HandWritten(String brokers, ConnectionFactory connections) throws Exception {
        camel.setAutoStartup(false);
        camel.addRoutePolicyFactory(probe);
        camel.addComponent("jms", JmsComponent.jmsComponent(connections));
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                ProcessorDefinition<?> route = from("kafka:" + OrderTopic.NAME + "?groupId=" + GROUP
                                + "&autoOffsetReset=earliest&brokers=" + brokers)
                        .routeId(ROUTE)
                        .unmarshal()
                        .json(JsonLibrary.Jackson);
                send(route.setProperty("order", body()), CONSIGNMENT, "by-hand.carrier");
                send(route.setBody(exchangeProperty("order")), PAYMENT, "by-hand.provider");
            }
        });
        camel.start();
    }

    private static void send(ProcessorDefinition<?> route, Map<String, String> fields, String queue) {
        for (Map.Entry<String, String> field : fields.entrySet()) {
            route.setVariable(field.getKey()).jsonpath(field.getValue());
        }
        route.process(exchange -> {
                    Map<String, Object> document = new LinkedHashMap<>();
                    fields.keySet().forEach(name -> document.put(name, exchange.getVariable(name)));
                    exchange.getMessage().removeHeaders("*");
                    exchange.getMessage().setBody(document);
                })
                .marshal()
                .json(JsonLibrary.Jackson)
                .to("jms:queue:" + queue);
    }

    double run(int orders) throws Exception {
        Meter meter = probe.of(ROUTE);
        meter.reset();
        camel.getRouteController().startRoute(ROUTE);
        try {
            meter.await(orders, Duration.ofMinutes(10));
            return meter.perSecond();
        } finally {
            camel.getRouteController().stopRoute(ROUTE);
        }
    }

    private static Map<String, String> consignment() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("reference", "$.data.order.reference");
        fields.put("revision", "$.data.order.revision");
        fields.put("service", "$.data.shipment.service");
        fields.put("parcels", "$.data.shipment.parcels");
        fields.put("weight", "$.data.shipment.weightGrams");
        fields.put("name", "$.data.recipient.name");
        fields.put("phone", "$.data.recipient.phone");
        fields.put("line1", "$.data.recipient.address.line1");
        fields.put("line2", "$.data.recipient.address.line2");
        fields.put("city", "$.data.recipient.address.city");
        fields.put("postcode", "$.data.recipient.address.postcode");
        fields.put("country", "$.data.recipient.address.country");
        fields.put("instruction", "$.data.order.remark");
        fields.put("contents", "$.data.shipment.contents");
        fields.put("description", "$.data.items[*].customs.description");
        fields.put("hsCode", "$.data.items[*].customs.hsCode");
        fields.put("origin", "$.data.items[*].customs.originCountry");
        fields.put("quantity", "$.data.items[*].quantity");
        fields.put("netWeight", "$.data.items[*].customs.netWeightGrams");
        fields.put("value", "$.data.items[*].customs.value.value");
        fields.put("currency", "$.data.items[*].customs.value.currency");
        return fields;
    }

    @Override
    public void close() {
        camel.stop();
    }
}
