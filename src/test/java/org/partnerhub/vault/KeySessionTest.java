package org.partnerhub.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.partnerhub.vault.KeyKind.CONTENT;
import static org.partnerhub.vault.KeyKind.REFERENCE;

import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class KeySessionTest {

    private static final long ORDER = 41;
    private static final Binding BINDING = new Binding("nordpost", ORDER, 7);
    private static final byte[] PLAIN = "Ana Lindqvist".getBytes(UTF_8);

    private final DataSource database = VaultFixture.migrated(VaultFixture.memory());
    private final MemoryKeyRing ring = new MemoryKeyRing();
    private final Vault vault = VaultFixture.vault(database, ring);

    @Test
    void opensInALaterSessionWhatAnEarlierOneSealed() {
        WrappedKeys keys;
        byte[] sealed;
        try (KeySession session = vault.open()) {
            keys = session.create(ORDER);
            sealed = session.seal(CONTENT, BINDING, PLAIN);
        }
        try (KeySession session = vault.open()) {
            session.load(ORDER, keys);
            assertThat(session.open(CONTENT, BINDING, sealed)).isEqualTo(PLAIN);
        }
    }

    @Test
    void wrapsNewKeysByTheCurrentEpoch() {
        try (KeySession session = vault.open()) {
            assertThat(session.create(ORDER).epoch()).isEqualTo(RingKeys.FIRST_EPOCH);
        }
    }

    @Test
    void givesEachOrderKeysOfItsOwn() {
        try (KeySession session = vault.open()) {
            session.create(ORDER);
            WrappedKeys others = session.create(42);
            byte[] sealed = session.seal(CONTENT, BINDING, PLAIN);

            session.load(ORDER, others);
            assertThatExceptionOfType(SealBrokenException.class)
                    .isThrownBy(() -> session.open(CONTENT, BINDING, sealed))
                    .withMessage("seal-broken: the CONTENT key of order 41, wrapped in epoch 1");
        }
    }

    @Test
    void refusesAContentKeyInThePlaceOfTheReferenceKey() {
        try (KeySession session = vault.open()) {
            WrappedKeys keys = session.create(ORDER);
            session.load(ORDER, new WrappedKeys(keys.epoch(), keys.content(), keys.content()));
            assertThat(session.seal(CONTENT, BINDING, PLAIN)).isNotEmpty();
            assertThatExceptionOfType(SealBrokenException.class)
                    .isThrownBy(() -> session.seal(REFERENCE, BINDING, PLAIN));
        }
    }

    @Test
    void keepsTheReferenceWhenTheContentKeyIsShredded() {
        try (KeySession session = vault.open()) {
            WrappedKeys keys = session.create(ORDER);
            byte[] content = session.seal(CONTENT, BINDING, PLAIN);
            byte[] reference = session.seal(REFERENCE, Binding.ofOrder(ORDER), PLAIN);

            session.load(ORDER, new WrappedKeys(keys.epoch(), null, keys.reference()));

            assertThat(session.open(REFERENCE, Binding.ofOrder(ORDER), reference))
                    .isEqualTo(PLAIN);
            assertThatExceptionOfType(KeyShreddedException.class)
                    .isThrownBy(() -> session.open(CONTENT, BINDING, content))
                    .withMessage("key-shredded: the CONTENT key of order 41");
            assertThatExceptionOfType(KeyShreddedException.class)
                    .isThrownBy(() -> session.seal(CONTENT, BINDING, PLAIN));
        }
    }

    @Test
    void holdsWhatItCreatedOrLoadedAndNothingElse() {
        try (KeySession session = vault.open()) {
            WrappedKeys keys = session.create(ORDER);
            session.load(42, keys);
            assertThat(session.holds(ORDER)).isTrue();
            assertThat(session.holds(42)).isTrue();
            assertThat(session.holds(43)).isFalse();
            assertThatIllegalStateException()
                    .isThrownBy(() -> session.seal(CONTENT, new Binding("nordpost", 43, 7), PLAIN));
        }
    }

    @Test
    void movesNoKeysThatItDoesNotHold() {
        try (KeySession session = vault.open()) {
            assertThatIllegalStateException().isThrownBy(() -> session.move(ORDER, Tier.STANDARD));
            session.create(ORDER);
            assertThat(session.move(ORDER, Tier.STANDARD)).isEmpty();
        }
    }

    @Test
    void refusesToReplaceTheKeysOfAnOrder() {
        try (KeySession session = vault.open()) {
            session.create(ORDER);
            assertThatIllegalStateException().isThrownBy(() -> session.create(ORDER));
        }
    }

    @Test
    void refusesEverythingOnceClosed() {
        KeySession session = vault.open();
        WrappedKeys keys = session.create(ORDER);
        byte[] sealed = session.seal(CONTENT, BINDING, PLAIN);
        session.close();
        session.close();

        assertThatIllegalStateException().isThrownBy(() -> session.open(CONTENT, BINDING, sealed));
        assertThatIllegalStateException().isThrownBy(() -> session.seal(CONTENT, BINDING, PLAIN));
        assertThatIllegalStateException().isThrownBy(() -> session.create(42));
        assertThatIllegalStateException().isThrownBy(() -> session.load(ORDER, keys));
        assertThatIllegalStateException().isThrownBy(() -> session.holds(ORDER));
    }

    @Test
    void refusesAnotherThread() {
        try (KeySession session = vault.open()) {
            session.create(ORDER);
            assertThatThrownBy(() -> CompletableFuture.runAsync(() -> session.seal(CONTENT, BINDING, PLAIN))
                            .join())
                    .hasRootCauseMessage("a key session belongs to the thread that opened it");
        }
    }

    @Test
    void wipesTheKeysItHeld() {
        WipeableKey content = WipeableKey.random(new SecureRandom());
        WipeableKey reference = WipeableKey.random(new SecureRandom());
        byte[] material = content.material();

        new OrderKeys(new WrappedKeys(1, null, null), content, reference).wipe();

        assertThat(material).containsOnly(0);
        assertThat(content.isDestroyed()).isTrue();
        assertThat(reference.isDestroyed()).isTrue();
    }

    @Test
    void readsTheRingAgainForAnEpochThatAnotherMachineMade() {
        turn();
        int before = ring.reads();
        try (KeySession session = vault.open()) {
            assertThat(session.create(ORDER).epoch()).isEqualTo(2);
            assertThat(session.create(42).epoch()).isEqualTo(2);
        }
        assertThat(ring.reads()).isEqualTo(before + 1);
    }

    @Test
    void readsTheRingAgainOnlyOnceForAnEpochThatIsGone() {
        try (KeySession session = vault.open()) {
            WrappedKeys keys = session.create(ORDER);
            session.load(ORDER, new WrappedKeys(99, keys.content(), keys.reference()));
            int before = ring.reads();
            for (int attempt = 0; attempt < 3; attempt++) {
                assertThatExceptionOfType(UnknownEpochException.class)
                        .isThrownBy(() -> session.seal(CONTENT, BINDING, PLAIN))
                        .withMessage("unknown-epoch: 99");
            }
            assertThat(ring.reads()).isEqualTo(before + 1);
        }
    }

    @Test
    void keepsItsKeysWhenTheRingHasBecomeAnothers() {
        RingKeys stranger = RingKeys.first(new SecureRandom());
        try (KeySession session = vault.open()) {
            WrappedKeys keys = session.create(ORDER);
            byte[] sealed = session.seal(CONTENT, BINDING, PLAIN);
            ring.replace(stranger);
            session.load(42, new WrappedKeys(2, keys.content(), keys.reference()));

            assertThatExceptionOfType(KeyRingException.class)
                    .isThrownBy(() -> session.seal(CONTENT, new Binding("nordpost", 42, 7), PLAIN));
            assertThat(session.open(CONTENT, BINDING, sealed)).isEqualTo(PLAIN);
        }
    }

    @Test
    void tellsNothingOfKeysAndContents() {
        try (KeySession session = vault.open()) {
            WrappedKeys keys = session.create(ORDER);
            byte[] sealed = session.seal(CONTENT, BINDING, PLAIN);
            assertThat(session).hasToString("KeySession[redacted]");
            assertThat(keys).hasToString("WrappedKeys[epoch=1, content=[redacted], reference=[redacted]]");
            assertThat(WipeableKey.random(new SecureRandom())).hasToString("[redacted]");
            assertThat(ring.read()).hasToString("RingKeys[epochs={1=[redacted]}, pseudonym=[redacted]]");
            assertThatExceptionOfType(SealBrokenException.class)
                    .isThrownBy(() -> session.open(CONTENT, new Binding("paywave", ORDER, 7), sealed))
                    .withMessage("seal-broken: CONTENT, partner 'paywave', order 41, disclosure 7");
        }
    }

    /** What a turn of the epochs will do, as another machine sees it. */
    private void turn() {
        SecureRandom random = new SecureRandom();
        Map<Long, WipeableKey> epochs = new HashMap<>(ring.read().epochs());
        epochs.put(2L, WipeableKey.random(random));
        RingKeys turned = new RingKeys(epochs, ring.read().pseudonym());
        ring.replace(turned);
        VaultFixture.table(database).retire(1);
        VaultFixture.table(database).insertCurrent(2, Tier.STANDARD, EpochCheck.of(2, Tier.STANDARD, turned, random));
    }
}
