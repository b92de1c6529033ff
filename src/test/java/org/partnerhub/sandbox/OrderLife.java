package org.partnerhub.sandbox;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * What a shop publishes about one order from its placing on, drawn by lot: it is amended, moves to other partners, comes
 * to an end or not; and some of it is out of order. The same order has the same life in every run.
 */
final class OrderLife {

    private static final List<String> CARRIERS = List.of("nordpost", "nordpost", "nordpost", "inlandia", "own-van");
    private static final List<String> PROVIDERS = List.of("paywave", "paywave", "paywave", "cardinal", "invoice");

    private final int number;
    private final Random lot;
    private final boolean minor;
    private final List<SampleOrder> events = new ArrayList<>();
    private String carrier;
    private String provider;
    private int revision;

    private OrderLife(int number, long seed) {
        this.number = number;
        this.lot = new Random(seed + number);
        // what begins alike goes on alike with neighboring seeds
        lot.nextLong();
        this.carrier = oneOf(CARRIERS);
        this.provider = oneOf(PROVIDERS);
        this.minor = chance(4);
    }

    static List<SampleOrder> of(int number, long seed) {
        OrderLife life = new OrderLife(number, seed);
        life.begin();
        life.disorder();
        life.end();
        return life.events;
    }

    private void begin() {
        revision = 1;
        SampleOrder placed = carrying(SampleOrder.placed(number));
        // no carrier takes it so, and the provider does not care
        events.add(chance(5) ? placed.without("/shipment/weightGrams") : placed);
        while (chance(40) && revision < 5) {
            amend();
        }
    }

    private void amend() {
        carrier = chance(30) ? oneOf(CARRIERS) : carrier;
        provider = chance(20) ? oneOf(PROVIDERS) : provider;
        revision += chance(10) ? 2 : 1;
        events.add(amended("amended"));
        if (chance(10)) {
            // the same revision again, under another id
            events.add(amended("again"));
        }
    }

    /** An older revision comes behind a newer one. */
    private void disorder() {
        if (events.size() > 1 && chance(15)) {
            int first = lot.nextInt(events.size() - 1);
            Collections.swap(events, first, first + 1);
        }
    }

    private void end() {
        boolean shipped = chance(45);
        if (shipped) {
            events.add(SampleOrder.shipped(id("shipped"), number));
        }
        if (chance(shipped ? 10 : 45)) {
            events.add(SampleOrder.cancelled(id("cancelled"), number));
        }
        if (shipped && chance(20)) {
            revision++;
            events.add(amended("late"));
        }
        if (chance(15)) {
            // above what any order costs, or so little that some cost less
            events.add(SampleOrder.refunded(id("refund"), number, chance(30) ? 100_000 : 500));
        }
        if (chance(30)) {
            events.add(SampleOrder.closed(id("closed"), number));
        }
    }

    private SampleOrder amended(String what) {
        return carrying(SampleOrder.amended(id(what), number));
    }

    private SampleOrder carrying(SampleOrder order) {
        if (chance(50)) {
            order.to("Zoé Lefèvre", revision + " rue des Essais", "Lyon", "69001", "FR");
        }
        if (chance(20)) {
            order.alsoOf("SO-100", "Plain Soap 100 g", revision);
        }
        return order.with("/order/revision", revision)
                .with("/customer/minor", minor)
                .with("/shipment/carrier", carrier)
                .with("/shipment/weightGrams", 100 + lot.nextInt(9_000))
                .with("/payment/provider", provider)
                .with("/payment/amount/value", 100 + lot.nextInt(90_000));
    }

    private String id(String what) {
        return "evt-%d-%s-%d".formatted(number, what, revision);
    }

    private boolean chance(int percent) {
        return lot.nextInt(100) < percent;
    }

    private String oneOf(List<String> values) {
        return values.get(lot.nextInt(values.size()));
    }
}
