package org.partnerhub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partnerhub.contract.Catalog;
import org.partnerhub.contract.Contract;
import org.partnerhub.contract.PartnerId;

class SandboxPartnersIT {

    private static final List<Contract> CONTRACTS =
            Catalog.read(Path.of("config"), UnaryOperator.identity()).contracts();
    private static final PartnerId NORDPOST = new PartnerId("nordpost");
    private static final PartnerId PAYWAVE = new PartnerId("paywave");

    private final Queue<PartnerId> arrived = new ConcurrentLinkedQueue<>();

    @TempDir
    Path root;

    @Test
    void listensInThePlaceOfEachPartner() throws Exception {
        try (SandboxFolder folder = SandboxFolder.open(root, true);
                SandboxPartners partners = start(folder, Map.of())) {
            assertThat(partners.of(NORDPOST)).isInstanceOf(SftpPartner.class);
            assertThat(partners.of(PAYWAVE)).isInstanceOf(HttpPartner.class);
            connect(partners, NORDPOST);
            connect(partners, PAYWAVE);
        }
    }

    @Test
    void keepsOneAwayUntilItsTimeAndTheOthersNot() throws Exception {
        try (SandboxFolder folder = SandboxFolder.open(root, true);
                SandboxPartners partners = start(folder, Map.of(NORDPOST, Duration.ofMillis(1)))) {
            assertThatThrownBy(() -> connect(partners, NORDPOST)).isInstanceOf(ConnectException.class);
            connect(partners, PAYWAVE);

            partners.countAbsences();

            await().untilAsserted(() -> assertThat(arrived).containsExactly(NORDPOST));
            connect(partners, NORDPOST);
        }
    }

    private SandboxPartners start(SandboxFolder folder, Map<PartnerId, Duration> down) throws IOException {
        SandboxPartners.Observer observer = new SandboxPartners.Observer() {
            @Override
            public void arrived(PartnerId partner) {
                arrived.add(partner);
            }
        };
        return SandboxPartners.start(
                CONTRACTS, folder, Ports.keptIn(root.resolve("ports")), down, Clock.systemUTC(), observer);
    }

    private static void connect(SandboxPartners partners, PartnerId partner) throws IOException {
        URI address = partners.addresses().get(partner);
        new Socket(address.getHost(), address.getPort()).close();
    }
}
