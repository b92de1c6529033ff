package org.partnerhub.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;

/** What the process still holds after each part of many orders: it must not grow with them. */
final class MemoryBench {

    private static final int PARTS = 10;
    private static final int ORDERS = 20_000;
    private static final double MIB = 1024 * 1024;

    private final Machines machines;
    private final Report report;

    MemoryBench(Machines machines, Report report) {
        this.machines = machines;
        this.report = report;
    }

    void run() throws Exception {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        Samples first = new Samples();
        Samples second = new Samples();
        for (int part = 0; part < PARTS; part++) {
            machines.topic().publish(ORDERS * 11 / 10);
            machines.onPostgres().takeIn(ORDERS);
            machines.onPostgres().emptyQueues();
            memory.gc();
            (part < PARTS / 2 ? first : second)
                    .add(memory.getHeapMemoryUsage().getUsed() / MIB);
        }
        report.note("orders", PARTS * ORDERS);
        report.note("heap at most: MiB", Runtime.getRuntime().maxMemory() / MIB);
        report.add("heap in use after each of the first five parts: MiB", first, 0);
        report.add("heap in use after each of the last five parts: MiB", second, 0);
    }
}
