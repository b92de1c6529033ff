package org.partnerhub.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The orders that the shop publishes when it is given no others: always the same, and of nobody real. */
final class SampleOrders {

    private SampleOrders() {}

    static List<byte[]> lines() {
        return Stream.of(ordinary(), lacking(), unserved(), changing(), refunded(), Stream.of(broken()))
                .flatMap(Function.identity())
                .toList();
    }

    private static Stream<byte[]> ordinary() {
        return Stream.of(
                        SampleOrder.placed(101),
                        SampleOrder.placed(102)
                                .to("Zoé Lefèvre", "3 rue des Essais", "Lyon", "69001", "FR")
                                .alsoOf("SO-100", "Plain Soap 100 g", 3)
                                .alsoOf("TO-200", "Clear Toner 200 ml", 1),
                        SampleOrder.placed(103)
                                .to("Bao Tran", "77 Sample Road", "Leeds", "LS1 1AA", "GB")
                                .with("/customer/minor", true)
                                .with("/customer/birthDate", "2012-06-30"),
                        SampleOrder.placed(104)
                                .to("Mira Example-Okafor", "5 Fiction Street", "Dublin", "D02 X285", "IE")
                                .with("/recipient/company", "Example Skincare Ltd")
                                .with("/recipient/phone", "+44 20 7946 0104")
                                .with("/shipment/service", "express")
                                .with("/shipment/contents", "gift"),
                        SampleOrder.amended("evt-105", 101).with("/recipient/address/line1", "15 Mill Lane"),
                        SampleOrder.cancelled("evt-106", 103))
                .map(SampleOrder::line);
    }

    private static Stream<byte[]> lacking() {
        return Stream.of(
                        SampleOrder.placed(107)
                                .without("/order/remark", "/recipient/phone", "/recipient/address/line2")
                                .without("/payment/methodToken", "/marketing"),
                        // the carrier must know the weight, the payment provider need not
                        SampleOrder.placed(108).without("/shipment/weightGrams"),
                        // a field that nobody has classified
                        SampleOrder.placed(109).with("/customer/shoeSize", 38),
                        // a spreadsheet would take it for a formula
                        SampleOrder.placed(110).with("/order/remark", "=ring twice"))
                .map(SampleOrder::line);
    }

    private static Stream<byte[]> unserved() {
        return Stream.of(
                        SampleOrder.placed(111).with("/shipment/carrier", "own-van"),
                        SampleOrder.placed(112).with("/payment/provider", "invoice"),
                        SampleOrder.placed(113)
                                .with("/shipment/carrier", "own-van")
                                .with("/payment/provider", "invoice"))
                .map(SampleOrder::line);
    }

    private static Stream<byte[]> changing() {
        return Stream.of(
                        SampleOrder.placed(115)
                                .with("/shipment/carrier", "inlandia")
                                .with("/shipment/crossBorder", false)
                                .with("/payment/provider", "cardinal"),
                        // moves to another carrier: the former one gets a cancellation
                        SampleOrder.placed(116),
                        SampleOrder.amended("evt-117", 116).with("/shipment/carrier", "inlandia"),
                        // on its way: an amendment comes too late
                        SampleOrder.placed(118),
                        SampleOrder.shipped("evt-119", 118),
                        SampleOrder.amended("evt-120", 118).with("/recipient/address/line1", "15 Mill Lane"))
                .map(SampleOrder::line);
    }

    private static Stream<byte[]> refunded() {
        return Stream.of(
                        // one of the two things that were bought
                        SampleOrder.refunded("evt-121", 101, 2990),
                        // more than the order cost: no provider hears of it
                        SampleOrder.refunded("evt-122", 102, 6000),
                        SampleOrder.cancelled("evt-123", 115),
                        SampleOrder.refunded("evt-124", 115, 5980))
                .map(SampleOrder::line);
    }

    /** An event whose end got lost. */
    private static byte[] broken() {
        byte[] whole = SampleOrder.placed(114).line();
        return Arrays.copyOf(whole, new String(whole, UTF_8).indexOf("\"customer\""));
    }
}
