package org.partnerhub.bench;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Delivery through the real routes: manifests to an SFTP server, requests to a provider that takes 20 ms. */
final class DeliveryBench {

    private static final Duration ANSWER = Duration.ofMillis(20);

    private final BenchHub hub;
    private final Machines machines;
    private final Report report;

    DeliveryBench(Machines machines, Report report) {
        this.machines = machines;
        this.hub = machines.onPostgres();
        this.report = report;
    }

    void run(Bench.Extent extent) throws Exception {
        Samples collected = new Samples();
        Samples rows = new Samples();
        Samples requests = new Samples();
        machines.sandbox().slow("paywave", ANSWER);
        for (int round = 0; round < extent.warmUps(); round++) {
            round(extent.orders(), new Samples(), new Samples(), new Samples());
        }
        for (int round = 0; round < extent.rounds(); round++) {
            round(extent.orders(), collected, rows, requests);
        }
        report.add("(d) disclosures collected for manifests: a second", collected, 0);
        report.add("(d) manifests by SFTP: rows/s", rows, 0, 20_000);
        report.add("(d) requests, 8 at a time of 20 ms each: a second", requests, 0);
    }

    private void round(int orders, Samples collected, Samples rows, Samples requests) throws Exception {
        machines.topic().publish(orders * 8 / 5);
        hub.takeIn(orders);
        collected.add(rate("nordpost-collect", orders, () -> count("waiting where partner = 'nordpost'")));
        long before = manifestRows();
        rows.add(rate("nordpost-send", 2L * orders, () -> manifestRows() - before));
        long sent = sent();
        hub.start("paywave-send");
        requests.add(rate("paywave-deliver", orders / 20, () -> sent() - sent));
        hub.stop("paywave-send");
        hub.emptyQueues();
    }

    /** From the first that is seen to the last, so that starting is left out. */
    private double rate(String route, long all, LongSupplier done) throws Exception {
        hub.start(route);
        long first = 0;
        while (first == 0) {
            // looking more often would take time from what is measured
            Thread.sleep(2);
            first = done.getAsLong();
        }
        long start = System.nanoTime();
        long last = first;
        while (last < all) {
            // as above: the pace of a look, not a wait for something to be done by then
            Thread.sleep(5);
            last = done.getAsLong();
        }
        long end = System.nanoTime();
        hub.stop(route);
        return (last - first) * 1e9 / (end - start);
    }

    private long manifestRows() {
        return hub.jdbc()
                .queryForObject("select coalesce(sum(row_count), 0) from manifest where state = 'sent'", Long.class);
    }

    private long sent() {
        return machines.sandbox().received("paywave");
    }

    private long count(String what) {
        return hub.jdbc().queryForObject("select count(*) from " + what, Long.class);
    }
}
