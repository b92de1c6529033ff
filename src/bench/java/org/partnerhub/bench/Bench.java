package org.partnerhub.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Runs all measurements, briefly or, with the argument {@code full}, for long; with the argument {@code memory}, only what
 * the heap holds over many orders.
 */
public final class Bench {

    private static final Path FOLDER = Path.of("target/bench");
    private static final Path CHART = Path.of("docs/benchmark.svg");

    private Bench() {}

    /**
     * How long it takes its time.
     *
     * @param warmUps rounds before those that count: a hub runs for weeks, and its code is compiled after 100,000 orders
     */
    record Extent(int warmUps, int rounds, int orders, int byHand, Duration minimizer) {

        static final Extent BRIEF = new Extent(7, 5, 20_000, 500, Duration.ofSeconds(1));
        static final Extent FULL = new Extent(10, 15, 20_000, 2_000, Duration.ofSeconds(5));
    }

    public static void main(String[] arguments) throws Exception {
        if (List.of(arguments).contains("memory")) {
            memory();
        } else {
            everything(arguments);
        }
        System.exit(0);
    }

    private static void memory() throws Exception {
        Report report = new Report(System.out);
        try (Machines machines = Machines.start(FOLDER)) {
            new MemoryBench(machines, report).run();
        }
        report.write(FOLDER.resolve("memory.json"));
    }

    private static void everything(String[] arguments) throws Exception {
        Extent extent = List.of(arguments).contains("full") ? Extent.FULL : Extent.BRIEF;
        Report report = new Report(System.out);
        report.note("processors", Runtime.getRuntime().availableProcessors());
        report.note("java", System.getProperty("java.vm.version"));
        MinimizerRuns.run(report, extent.minimizer());
        try (Machines machines = Machines.start(FOLDER)) {
            new IntakeBench(machines, report, extent).run().write(CHART);
            new DeliveryBench(machines, report).run(extent);
        }
        report.write(FOLDER.resolve("report.json"));
    }
}
