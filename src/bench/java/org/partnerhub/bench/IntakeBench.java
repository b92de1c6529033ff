package org.partnerhub.bench;

import org.partnerhub.bench.Bench.Extent;
import org.springframework.jdbc.core.JdbcTemplate;

/** Intake, against the most that can be done and against what is usually done; then again on a ledger that is large. */
final class IntakeBench {

    private static final int SMALL_LEDGER = 10_000;
    private static final int LARGE_LEDGER = 1_000_000;

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

    /** The hub on H2, whose ledger grows little meanwhile, tells how fast the machine is. */
    private void grow() throws Exception {
        JdbcTemplate ledger = machines.onPostgres().jdbc();
        Samples small = new Samples();
        for (int round = 0; round < extent.rounds(); round++) {
            LedgerFill.empty(ledger);
            machines.topic().publish(extent.orders() * 8 / 5);
            machines.onPostgres().takeIn(SMALL_LEDGER / LedgerFill.ROWS_OF_AN_ORDER);
            small.add(postgresOverH2());
        }
        report.note("ledger rows, small, at first", SMALL_LEDGER);
        LedgerFill.add(ledger, LARGE_LEDGER - LedgerFill.rows(ledger));
        report.note("ledger rows, large, at first", LedgerFill.rows(ledger));
        Samples large = new Samples();
        for (int round = 0; round < extent.rounds(); round++) {
            large.add(postgresOverH2());
        }
        report.add("(b) PostgreSQL over H2, small ledger", small, 2);
        report.add("(b) PostgreSQL over H2, large ledger", large, 2);
        Samples ratio = new Samples();
        ratio.add(large.median() / small.median());
        report.add("(b) on the large ledger over the small one", ratio, 2);
    }

    private double postgresOverH2() throws Exception {
        machines.topic().publish(extent.orders() * 8 / 5);
        return intake(machines.onPostgres()) / intake(machines.onH2());
    }

    private Chart chart() {
        return new Chart("Orders a second: median, and the least to the most of all rounds")
                .bar("Poll, minimize, discard", ceiling)
                .bar("Intake, sealed and recorded, on PostgreSQL", postgres)
                .bar("Intake, sealed and recorded, on H2", h2)
                .bar("A route by hand: JsonPath, two durable sends", byHand);
    }
}
