package org.partnerhub.vault;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looks for keys in the memory of this process, where copies would hide that no class of ours knows of. */
class KeySessionHeapIT {

    private static final long ORDER = 41;
    private static final Binding BINDING = new Binding("nordpost", ORDER, 7);

    private final MarkedKeys random = new MarkedKeys();
    private final Vault vault = VaultFixture.aVault(random);

    @TempDir
    private Path folder;

    @BeforeEach
    void sweepsAwayWhatOtherTestsLeft() {
        System.gc();
    }

    @Test
    void leavesNoKeyInMemoryOnceClosed() throws IOException {
        WrappedKeys keys;
        try (KeySession session = vault.open()) {
            random.marks = true;
            keys = session.create(ORDER);
            random.marks = false;
            useBothWays(session);
            assertThat(copiesInMemory()).isPositive();
        }
        assertThat(copiesInMemory()).isZero();

        try (KeySession session = vault.open()) {
            session.load(ORDER, keys);
            assertThat(copiesInMemory()).isZero();
            useBothWays(session);
            assertThat(copiesInMemory()).isPositive();
        }
        assertThat(copiesInMemory()).isZero();
    }

    private static void useBothWays(KeySession session) {
        for (KeyKind kind : KeyKind.values()) {
            session.open(kind, BINDING, session.seal(kind, BINDING, new byte[600]));
        }
    }

    /** Garbage included: a key that is only let go of can be read until the memory is needed for something else. */
    private int copiesInMemory() throws IOException {
        Path dump = folder.resolve("memory.hprof");
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpHeap(dump.toString(), false);
        try (FileChannel channel = FileChannel.open(dump)) {
            return copies(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
        } finally {
            Files.delete(dump);
        }
    }

    private static int copies(ByteBuffer memory) {
        int copies = 0;
        for (int at = 0; at <= memory.limit() - WipeableKey.LENGTH; at++) {
            int same = 0;
            while (same < WipeableKey.LENGTH && memory.get(at + same) == MarkedKeys.mark(same)) {
                same++;
            }
            copies += same == WipeableKey.LENGTH ? 1 : 0;
        }
        return copies;
    }

    /** While it marks, every key is one that can be told byte by byte, so that the test needs no copy of its own. */
    private static final class MarkedKeys extends SecureRandom {

        private static final long serialVersionUID = 1L;

        private boolean marks;

        @Override
        public void nextBytes(byte[] bytes) {
            super.nextBytes(bytes);
            for (int i = 0; marks && bytes.length == WipeableKey.LENGTH && i < bytes.length; i++) {
                bytes[i] = mark(i);
            }
        }

        static byte mark(int index) {
            return (byte) (index * 73 + 29);
        }
    }
}
