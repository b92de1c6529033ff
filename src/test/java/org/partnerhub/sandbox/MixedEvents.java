package org.partnerhub.sandbox;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** The events of many orders, in among each other as a shop publishes them; some come again. Always the same ones. */
final class MixedEvents {

    private static final long SEED = 3_000;
    /** The longest time between two events of an order, when all orders are placed within 1. */
    private static final double LONGEST_GAP = 0.05;

    private final Random lot = new Random(SEED);
    private final List<Dated> events = new ArrayList<>();

    private record Dated(double time, byte[] line) {}

    private MixedEvents() {}

    /**
     * @param first the number of the first order
     * @param events how many there are in all; what the orders' lives leave over is repeated
     */
    static List<byte[]> of(int first, int orders, int events) {
        MixedEvents mixed = new MixedEvents();
        for (int number = first; number < first + orders; number++) {
            mixed.live(number);
        }
        mixed.repeatUpTo(events);
        return mixed.events.stream()
                .sorted(Comparator.comparingDouble(Dated::time))
                .map(Dated::line)
                .toList();
    }

    private void live(int number) {
        double time = lot.nextDouble();
        for (SampleOrder event : OrderLife.of(number, SEED)) {
            events.add(new Dated(time, event.line()));
            time += lot.nextDouble() * LONGEST_GAP;
        }
    }

    private void repeatUpTo(int count) {
        int once = events.size();
        if (once > count) {
            throw new IllegalArgumentException("the orders have " + once + " events without any repeated");
        }
        while (events.size() < count) {
            Dated event = events.get(lot.nextInt(once));
            events.add(new Dated(event.time() + lot.nextDouble() * LONGEST_GAP, event.line()));
        }
    }
}
