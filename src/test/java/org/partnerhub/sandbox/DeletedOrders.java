package org.partnerhub.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Orders that are placed, amended, moved, cancelled and closed while most of those who placed them ask to be forgotten, all of
 * it in among each other. Each order has markers in it. Always the same for the same seed.
 */
final class DeletedOrders {

    private static final List<String> CARRIERS = List.of("nordpost", "nordpost", "inlandia");
    private static final List<String> PROVIDERS = List.of("paywave", "paywave", "cardinal");

    private final Random lot;
    private final List<Dated> events = new ArrayList<>();
    private final Map<String, Set<String>> requests = new LinkedHashMap<>();
    private final Map<String, Set<String>> byCustomer = new HashMap<>();
    private final Map<String, List<Marker>> markers = new HashMap<>();
    private final Set<String> closed = new HashSet<>();

    private record Dated(double time, byte[] line) {}

    private DeletedOrders(long seed) {
        this.lot = new Random(seed);
    }

    /**
     * @param first the number of the first order
     * @param deletions how many are asked for; a fifth as many orders more are of nobody who asks
     */
    static DeletedOrders of(int first, int deletions, long seed) {
        DeletedOrders orders = new DeletedOrders(seed);
        int all = deletions + deletions / 5;
        for (int number = first; number < first + all; number++) {
            orders.live(number);
        }
        for (int number = first; number < first + deletions; number++) {
            orders.request(number);
        }
        return orders;
    }

    /** As the shop publishes them. */
    List<byte[]> lines() {
        return events.stream()
                .sorted(Comparator.comparingDouble(Dated::time))
                .map(Dated::line)
                .toList();
    }

    /** By request, the orders that it is of. */
    Map<String, Set<String>> requests() {
        return requests;
    }

    /** Those that were asked for, and are closed. */
    Set<String> deleted() {
        Set<String> deleted = new HashSet<>();
        requests.values().forEach(deleted::addAll);
        deleted.retainAll(closed);
        return deleted;
    }

    List<Marker> markersOf(Set<String> some) {
        return some.stream().flatMap(order -> markers.get(order).stream()).toList();
    }

    Set<String> orders() {
        return markers.keySet();
    }

    private void live(int number) {
        double time = lot.nextDouble();
        String carrier = oneOf(CARRIERS);
        SampleOrder placed = SampleOrder.placed(number);
        String reference = placed.reference();
        markers.put(reference, new ArrayList<>());
        byCustomer.computeIfAbsent(customer(number), each -> new HashSet<>()).add(reference);
        placed.with("/payment/provider", oneOf(PROVIDERS)).with("/customer/minor", chance(3));
        add(time, marked(number, carrier, placed));
        if (chance(35)) {
            time = later(time);
            add(time, marked(number, oneOf(CARRIERS), SampleOrder.amended("evt-%d-amended".formatted(number), number)));
        }
        if (chance(15)) {
            time = later(time);
            add(time, SampleOrder.cancelled("evt-%d-cancelled".formatted(number), number));
        }
        if (chance(92)) {
            closed.add(reference);
            add(later(time), SampleOrder.closed("evt-%d-closed".formatted(number), number));
        }
    }

    private SampleOrder marked(int number, String carrier, SampleOrder order) {
        for (String field : List.of("/recipient/name", "/recipient/address/line1", "/order/remark")) {
            order.with(field, marker(order, field));
        }
        return order.with("/payment/methodToken", marker(order, "/payment/methodToken"))
                .with("/customer/id", customer(number))
                .with("/shipment/carrier", carrier);
    }

    private String marker(SampleOrder order, String field) {
        StringBuilder word = new StringBuilder("mk");
        lot.ints(16, 'a', 'z' + 1).forEach(word::appendCodePoint);
        markers.get(order.reference())
                .add(Marker.of(
                        order.id() + " " + field,
                        word.toString(),
                        word.toString().toUpperCase(Locale.ROOT)));
        return word.toString();
    }

    private void request(int number) {
        String reference = "SO-2026-%06d".formatted(number);
        String request = "DR-" + number;
        boolean listed = chance(30);
        requests.put(request, listed ? Set.of(reference) : byCustomer.get(customer(number)));
        String orders = listed ? "\"orders\":[\"" + reference + "\"]," : "";
        String line = """
                {"specversion":"1.0","id":"evt-%d-deletion","source":"/shop","type":"deletion.requested",\
                "time":"2026-11-20T08:15:30Z","data":{"requestId":"%s","customerId":"%s",%s"requestedBy":"%s",\
                "verifiedAt":"2026-11-20T09:00:00Z"}}""".formatted(number, request, customer(number), orders, chance(10) ? "guardian" : "customer");
        events.add(new Dated(lot.nextDouble(), line.getBytes(UTF_8)));
    }

    /** One in ten has placed two orders. */
    private static String customer(int number) {
        return "C-" + (number % 10 == 9 ? number - 1 : number);
    }

    private void add(double time, SampleOrder event) {
        events.add(new Dated(time, event.line()));
    }

    private double later(double time) {
        return time + 0.2 * lot.nextDouble();
    }

    private boolean chance(int percent) {
        return lot.nextInt(100) < percent;
    }

    private String oneOf(List<String> values) {
        return values.get(lot.nextInt(values.size()));
    }
}
