package org.partnerhub.sandbox;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaBrokerIT {

    @TempDir
    Path folder;

    @Test
    void times() throws Exception {
        for (int i = 0; i < 3; i++) {
            long t = System.nanoTime();
            KafkaBroker broker = KafkaBroker.start(folder.resolve("kafka"), Ports.keptIn(folder.resolve("ports")));
            long u = System.nanoTime();
            System.out.println(broker.address());
            broker.close();
            System.out.println((u - t) / 1000000 + " start, stop " + (System.nanoTime() - u) / 1000000);
        }
    }
}
