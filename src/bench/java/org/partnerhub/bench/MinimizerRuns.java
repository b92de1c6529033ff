package org.partnerhub.bench;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs {@link MinimizerBench} under JMH, in rounds too, each in new processes. */
final class MinimizerRuns {

    private static final int ROUNDS = 3;

    private MinimizerRuns() {}

    static void run(Report report, Duration iteration) throws RunnerException {
        Samples scan = new Samples();
        Map<Integer, Samples> minimize = new TreeMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            scan.add(nanos("scan", 2, iteration));
            for (int partners : new int[] {2, 10, 50}) {
                minimize.computeIfAbsent(partners, each -> new Samples()).add(nanos("minimize", partners, iteration));
            }
        }
        report.add("(e) bare token scan: ns an order", scan, 0);
        minimize.forEach((partners, samples) ->
                report.add("(e) minimizer, " + partners + " partners: ns an order", samples, 0));
        report.add("(e) scan over minimizer, 2 partners", scan.dividedBy(minimize.get(2)), 2, 0.6);
        report.add("(e) 50 partners over 2", minimize.get(50).dividedBy(minimize.get(2)), 2);
    }

    private static double nanos(String benchmark, int partners, Duration iteration) throws RunnerException {
        TimeValue time = TimeValue.milliseconds(iteration.toMillis());
        return new Runner(new OptionsBuilder()
                        .include(MinimizerBench.class.getName() + "\\." + benchmark + "$")
                        .param("partners", String.valueOf(partners))
                        .mode(Mode.AverageTime)
                        .timeUnit(TimeUnit.NANOSECONDS)
                        .forks(1)
                        .warmupIterations(5)
                        .warmupTime(time)
                        .measurementIterations(2)
                        .measurementTime(time)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .runSingle()
                .getPrimaryResult()
                .getScore();
    }
}
