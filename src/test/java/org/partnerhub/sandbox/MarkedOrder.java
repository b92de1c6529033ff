package org.partnerhub.sandbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;

/** An event with a marker in every place that can hold one, and what the contracts let each partner have of it. */
final class MarkedOrder {

    /** What {@code config/partners/nordpost.yaml} lists, said once more: a contract that grows must not pass unseen. */
    private static final Set<String> CARRIER = Set.of(
            "order.remark",
            "recipient.name",
            "recipient.company",
            "recipient.phone",
            "recipient.address.line1",
            "recipient.address.line2",
            "recipient.address.city",
            "recipient.address.region",
            "recipient.address.postcode",
            "recipient.address.country",
            "shipment.parcels",
            "shipment.weightGrams");

    private static final Set<String> CUSTOMS = Set.of(
            "items[].quantity",
            "items[].customs.description",
            "items[].customs.hsCode",
            "items[].customs.originCountry",
            "items[].customs.netWeightGrams",
            "items[].customs.value.value");

    /** What {@code config/partners/paywave.yaml} lists. */
    private static final Set<String> PROVIDER =
            Set.of("payment.amount.value", "payment.amount.currency", "payment.method", "payment.methodToken");

    private static final List<String> OPTIONAL = List.of(
            "/order/remark",
            "/recipient/phone",
            "/recipient/company",
            "/recipient/address/line2",
            "/recipient/address/region",
            "/recipient/address/postcode",
            "/shipment/parcels",
            "/payment/methodToken",
            "/customer/email");

    private final int number;
    private final Markers markers;
    private final SampleOrder order;
    private final Set<String> absent = new HashSet<>();
    private boolean crossBorder;
    private boolean minor;

    private MarkedOrder(int number, String type, SampleOrder order) {
        this.number = number;
        this.markers = new Markers(type + " " + number, number);
        this.order = order;
    }

    static MarkedOrder placed(int number) {
        MarkedOrder marked = new MarkedOrder(number, "placed", SampleOrder.placed(number));
        marked.fill();
        return marked.vary();
    }

    String id() {
        return order.id();
    }

    String reference() {
        return order.reference();
    }

    boolean isMinor() {
        return minor;
    }

    Collection<Marker> all() {
        return markers.all().values();
    }

    /** What the carrier may have, and must. */
    Collection<Marker> forCarrier() {
        Set<String> fields = new HashSet<>(CARRIER);
        if (crossBorder) {
            fields.addAll(CUSTOMS);
        }
        return minor ? List.of() : present(fields);
    }

    Collection<Marker> forProvider() {
        return present(PROVIDER);
    }

    /** The event as the shop publishes it, with a key and a header that are markers too. */
    ProducerRecord<String, byte[]> toRecord() {
        return toRecord(order.line());
    }

    /** The event's key and header with other bytes. */
    ProducerRecord<String, byte[]> toRecord(byte[] bytes) {
        ProducerRecord<String, byte[]> message =
                new ProducerRecord<>(KafkaBroker.ORDERS, markers.text("the key"), bytes);
        message.headers()
                .add(markers.word("a header's name"), markers.text("a header").getBytes(UTF_8));
        return message;
    }

    private Collection<Marker> present(Set<String> fields) {
        Map<String, Marker> present = new LinkedHashMap<>(markers.in(fields));
        present.keySet().removeAll(absent);
        return present.values();
    }

    private void fill() {
        envelope();
        customer();
        recipient();
        shipment();
        items();
        payment();
    }

    private void envelope() {
        order.attribute("source", markers.text("source"));
        order.attribute("subject", markers.text("subject"));
        order.attribute("dataschema", markers.text("dataschema"));
        order.attribute("time", markers.date("time") + "T08:15:30Z");
        text("order.channel", "order.locale", "order.remark");
        order.with("/order/placedAt", markers.date("order.placedAt") + "T08:15:28.5Z");
    }

    private void customer() {
        text("customer.id", "customer.loyaltyTier");
        order.with("/customer/email", markers.word("customer.email") + "@example.com");
        order.with("/customer/phone", "+" + markers.digits("customer.phone"));
        order.with("/customer/birthDate", markers.date("customer.birthDate").toString());
        order.with("/customer/ipAddress", "2001:db8::" + markers.digits("customer.ipAddress"));
    }

    private void recipient() {
        text("recipient.name", "recipient.company");
        order.with("/recipient/phone", "+" + markers.digits("recipient.phone"));
        order.with("/recipient/email", markers.word("recipient.email") + "@example.com");
        for (String name : List.of("line1", "line2", "city", "region", "postcode", "country")) {
            text("recipient.address." + name);
        }
    }

    private void shipment() {
        order.with("/shipment/weightGrams", markers.grams("shipment.weightGrams"));
        order.with("/shipment/parcels", markers.number("shipment.parcels"));
    }

    private void items() {
        int lines = 1 + number % 3;
        for (int line = 1; line < lines; line++) {
            order.alsoOf("-", "-", 1);
        }
        for (int line = 0; line < lines; line++) {
            item("items[" + line + "].", "/items/" + line);
        }
    }

    private void item(String name, String pointer) {
        for (String field : List.of("sku", "name", "unitPrice.currency", "skinProfile.type")) {
            text(name + field);
        }
        for (String field : List.of("description", "hsCode", "originCountry")) {
            text(name + "customs." + field);
        }
        order.with(
                pointer + "/skinProfile/concerns",
                List.of(markers.text(name + "concerns one"), markers.text(name + "concerns two")));
        order.with(pointer + "/quantity", markers.number(name + "quantity"));
        order.with(pointer + "/unitPrice/value", markers.number(name + "unitPrice.value"));
        order.with(pointer + "/customs/netWeightGrams", markers.grams(name + "customs.netWeightGrams"));
        order.with(pointer + "/customs/value/value", markers.number(name + "customs.value.value"));
    }

    private void payment() {
        text("payment.method", "payment.methodToken", "payment.cardHolder", "payment.amount.currency");
        order.with("/payment/amount/value", markers.number("payment.amount.value"));
        text("marketing.campaign", "marketing.referrer");
    }

    private MarkedOrder vary() {
        crossBorder = number % 2 == 0;
        minor = number % 10 == 3;
        order.with("/shipment/crossBorder", crossBorder).with("/customer/minor", minor);
        for (int i = 0; i < OPTIONAL.size(); i++) {
            if ((number + i) % 4 == 0) {
                leaveOut(OPTIONAL.get(i));
            }
        }
        if (number % 3 == 0) {
            addUnknownFields();
        }
        if (number % 7 == 0) {
            order.with("/order/remark", "x".repeat(70) + markers.text("order.remark behind what is cut"));
            absent.add("order.remark");
        }
        return this;
    }

    /** Absent, null and empty mean the same. */
    private void leaveOut(String pointer) {
        absent.add(pointer.substring(1).replace('/', '.'));
        switch (number % 3) {
            case 0 -> order.without(pointer);
            case 1 -> order.with(pointer, null);
            default -> order.with(pointer, "");
        }
    }

    private void addUnknownFields() {
        order.attribute(markers.word("an extension's name"), markers.text("an extension"));
        for (String parent : List.of("", "/customer", "/recipient/address", "/items/0", "/payment", "/marketing")) {
            String place = "unknown in " + parent;
            order.with(
                    parent + "/" + markers.text(place + ", name").replace("/", "~1"),
                    Map.of(
                            markers.text(place + ", inner name"),
                            List.of(markers.text(place), markers.number(place + ", number"))));
        }
    }

    private void text(String... fields) {
        for (String field : fields) {
            order.with("/" + field.replace("[", "/").replace("].", "/").replace('.', '/'), markers.text(field));
        }
    }

    /** Broken in as many ways as there are, each with its markers in it. */
    List<byte[]> broken() {
        String whole = new String(order.line(), UTF_8);
        List<String> broken = new ArrayList<>(List.of(
                whole.substring(0, whole.length() - 40),
                whole + markers.text("trailing text"),
                whole.replace(
                        "\"reference\":\"",
                        "\"reference\":\""
                                + markers.text("too long a reference").repeat(20)),
                whole.replace("\"order.placed\"", "\"" + markers.text("a type") + "\""),
                whole.replace("\"id\":\"evt-", "\"id\":\"" + markers.text("a bad id")),
                whole.replace("\"minor\":", "\"minor\":\"" + markers.text("no boolean") + "\",\"other\":"),
                whole.replace("\"revision\":1", "\"revision\":" + markers.number("revision")),
                whole.replace("\"order\":", "\"order\":{\"" + markers.text("duplicate") + "\":1},\"order\":"),
                "[" + whole + "]"));
        List<byte[]> all = new ArrayList<>(
                broken.stream().map(text -> text.getBytes(UTF_8)).toList());
        all.add(whole.getBytes(UTF_16LE));
        all.add(whole.replace("\u00e9", "\u00c3").getBytes(ISO_8859_1));
        return all;
    }
}
