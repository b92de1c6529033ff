package org.partnerhub.bench;

import org.partnerhub.bench.Bench.Extent;

/** Intake, against the most that can be done and against what is usually done; then again on a ledger that is large. */
final class IntakeBench {

    private final Machines machines;
    private final Report report;
    private final Extent extent;

    private final Samples ceiling = new Samples();
    private final Samples noise = new Samples();
    private final Samples postgres = new Samples();
    private final Samples h2 = new Samples();
    private final Samples byHand = new Samples();

    IntakeBench(Machines machines, Report report, Extent extent) {
        this.machines = machines;
        this.report = report;
        this.extent = extent;
    }

    Chart run() throws Exception {
        report.note("bytes of an order", BenchOrder.placed(1_000_000).length);
        for (int round = 0; round < extent.warmUps(); round++) {
            round(new Samples(), new Samples(), new Samples(), new Samples(), new Samples());
        }
        for (int round = 0; round < extent.rounds(); round++) {
            round(ceiling, noise, postgres, h2, byHand);
        }
        report.add("(a) poll, minimize, discard: orders/s", ceiling, 0);
        report.add("(a) again in the same round, over (a)", noise.dividedBy(ceiling), 2);
        report.add("(b) intake on PostgreSQL: orders/s", postgres, 0);
        report.add("(b) intake on H2: orders/s", h2, 0);
        report.add("(c) a route by hand: orders/s", byHand, 0);
        report.add("(b) on PostgreSQL over (a)", postgres.dividedBy(ceiling), 3, 0.25);
        report.add("(b) on H2 over (a)", h2.dividedBy(ceiling), 3);
        report.add("(b) on PostgreSQL over (c)", postgres.dividedBy(byHand), 1, 15);
        grow();
        return chart();
    }

    private void round(Samples first, Samples second, Samples onPostgres, Samples onH2, Samples hand) throws Exception {
        int orders = extent.orders();
        // more than anyone takes, so that no partition runs dry while somebody is measured
        machines.topic().publish(orders * 8 / 5);
        first.add(machines.ceiling().run(machines.topic(), orders));
        onPostgres.add(intake(machines.onPostgres()));
        onH2.add(intake(machines.onH2()));
        machines.topic().leadToStart(HandWritten.GROUP);
        hand.add(machines.byHand().run(extent.byHand()));
        machines.onPostgres().emptyQueues();
        second.add(machines.ceiling().run(machines.topic(), orders));
    }

    private double intake(BenchHub hub) throws Exception {
        double perSecond = hub.takeIn(extent.orders());
        hub.emptyQueues();
        return perSecond;
    }

    /** The hub on H2, whose ledger stays as it is, tells how fast the machine is meanwhile. */
    private void grow() throws Exception {
        Samples before = postgres.dividedBy(h2);
        report.note("ledger rows before", LedgerFill.rows(machines.onPostgres().jdbc()));
        LedgerFill.add(machines.onPostgres().jdbc(), extent.ledgerRows());
        report.note("ledger rows after", LedgerFill.rows(machines.onPostgres().jdbc()));
        Samples large = new Samples();
        Samples same = new Samples();
        for (int round = 0; round < extent.rounds(); round++) {
            round(new Samples(), new Samples(), large, same, new Samples());
        }
        Samples after = large.dividedBy(same);
        report.add("(b) on PostgreSQL with the large ledger: orders/s", large, 0);
        Samples ratio = new Samples();
        ratio.add(after.median() / before.median());
        report.add("(b) on the large ledger over the small one", ratio, 2);
    }

    private Chart chart() {
        return new Chart("Orders a second: median, and the least to the most of all rounds")
                .bar("Poll, minimize, discard", ceiling)
                .bar("Intake, sealed and recorded, on PostgreSQL", postgres)
                .bar("Intake, sealed and recorded, on H2", h2)
                .bar("A route by hand: JsonPath, two durable sends", byHand);
    }
}
