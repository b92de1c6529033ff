package org.partnerhub.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.partnerhub.contract.Catalog;
import org.partnerhub.minimize.EventReader;
import org.partnerhub.minimize.Minimizer;
import org.partnerhub.minimize.Reading;

/** The minimizer alone, against a scan of the same bytes that keeps nothing. */
@State(Scope.Thread)
public class MinimizerBench {

    @Param({"2", "10", "50"})
    int partners;

    private final JsonFactory factory = new JsonFactory();
    private byte[] order = {};
    private EventReader reader;

    /** Copies of the shipped contracts under other names; the order concerns two of them, whatever their number. */
    @Setup
    public void setUp() {
        Catalog catalog = Catalog.read(Path.of("config"), UnaryOperator.identity());
        reader = Minimizer.of(MoreContracts.of(catalog, partners), catalog.schemas()).reader();
        order = BenchOrder.placed(1_000_000);
        if (!(reader.read(order) instanceof Reading.Minimized minimized)
                || minimized.disclosures().size() != 2) {
            throw new IllegalStateException("the order must make two documents");
        }
    }

    @Benchmark
    public Reading minimize() {
        return reader.read(order);
    }

    @Benchmark
    public int scan() throws IOException {
        int tokens = 0;
        try (JsonParser parser = factory.createParser(order)) {
            while (parser.nextToken() != null) {
                tokens++;
            }
        }
        return tokens;
    }
}
