package org.partnerhub.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.h2.jdbcx.JdbcConnectionPool;
import org.partnerhub.ledger.TestLedger;
import org.partnerhub.vault.VaultFixture;

/** Whatever is changed in a chain of whatever shape, wherever: it is found, and the first place is named. */
class TamperPropertyTest {

    private static JdbcConnectionPool pool;
    private static TestProof hub;

    @BeforeContainer
    static void open() {
        pool = JdbcConnectionPool.create("jdbc:h2:mem:proof;DB_CLOSE_DELAY=-1", "sa", "");
        TestLedger.migrate(pool);
        TestLedger ledger = new TestLedger(pool);
        hub = new TestProof(ledger, VaultFixture.on(ledger.jdbc.getDataSource()));
    }

    @AfterContainer
    static void close() {
        hub.hub.jdbc.execute("shutdown");
        pool.dispose();
    }

    @Property(tries = 80, shrinking = ShrinkingMode.OFF)
    void namesTheEntryOfWhichAnythingWasAltered(@ForAll Random random) {
        Tampering tampering = growAChain(random);
        Tampering.Place entry = tampering.anyEntry();

        tampering.alter(entry, anyOf(random, "body", "mac", "request_id"));

        assertThat(hub.verdict()).isEqualTo("entry %d of link %d is altered", entry.position(), entry.link());
    }

    @Property(tries = 50, shrinking = ShrinkingMode.OFF)
    void namesTheLinkOfWhichAnythingWasAltered(@ForAll Random random) {
        Tampering tampering = growAChain(random);
        Tampering.Place link = tampering.anyLink();

        tampering.alter(link, anyOf(random, "at", "entries", "mac"));

        assertThat(hub.verdict()).isEqualTo("link %d is altered", link.link());
    }

    @Property(tries = 50, shrinking = ShrinkingMode.OFF)
    void namesTheHeadOfWhichAnythingWasAltered(@ForAll Random random) {
        Tampering tampering = growAChain(random);
        Tampering.Place head = tampering.anyHead();

        tampering.alter(head, anyOf(random, "at", "entries", "mac", "signature"));

        assertThat(hub.verdict()).isEqualTo("the head of link %d is altered", head.link());
    }

    @Property(tries = 50, shrinking = ShrinkingMode.OFF)
    void findsWhatWasAlteredOfTheRecordOfTheChain(@ForAll Random random) {
        Tampering tampering = growAChain(random);
        Tampering.Place chain = new Tampering.Place("proof_chain", "slot = 1", 0, 0);

        tampering.alter(chain, anyOf(random, "id", "origin"));

        assertThat(hub.verdict()).isEqualTo("the record of the chain is altered");
    }

    @Property(tries = 50, shrinking = ShrinkingMode.OFF)
    void namesTheEntryThatWasRemoved(@ForAll Random random) {
        Tampering tampering = growAChain(random);
        Tampering.Place entry = tampering.anyEntry();

        tampering.remove(entry);

        assertThat(hub.verdict()).isEqualTo("entry %d of link %d is missing", entry.position(), entry.link());
    }

    @Property(tries = 30, shrinking = ShrinkingMode.OFF)
    void namesTheLinkThatWasRemoved(@ForAll Random random) {
        Tampering tampering = growAChain(random);
        Tampering.Place link = tampering.anyLink();

        tampering.remove(link);

        assertThat(hub.verdict()).isEqualTo("link %d is missing", link.link());
    }

    @Property(tries = 50, shrinking = ShrinkingMode.OFF)
    void namesTheFirstOfTwoEntriesThatChangedPlaces(@ForAll Random random) {
        Tampering tampering = growAChain(random);
        Tampering.Place one = tampering.anyEntry();
        Tampering.Place other = tampering.anyEntry();

        tampering.swap(one, other);

        if (one.equals(other)) {
            assertThat(hub.verdict()).isEqualTo("intact");
        } else {
            boolean isFirst =
                    one.link() < other.link() || one.link() == other.link() && one.position() < other.position();
            Tampering.Place first = isFirst ? one : other;
            assertThat(hub.verdict())
                    .isEqualTo(
                            "entry %d of link %d is %s",
                            first.position(), first.link(), one.link() == other.link() ? "moved" : "altered");
        }
    }

    @Property(tries = 50, shrinking = ShrinkingMode.OFF)
    void findsByAKeptHeadWhereTheChainWasCutOff(@ForAll Random random) {
        Tampering tampering = growAChain(random);
        SignedHead kept = hub.sign();
        long left = 1 + random.nextInt((int) kept.number());

        tampering.cutBehind(left);

        assertThat(hub.verdict()).isEqualTo("intact");
        assertThat(hub.verdict(List.of(kept)))
                .isEqualTo(left == kept.number() ? "intact" : "link " + (left + 1) + " is missing");
    }

    @Property(tries = 50, shrinking = ShrinkingMode.OFF)
    void isNotMisledByManyThingsAtOnce(@ForAll Random random) {
        Tampering tampering = growAChain(random);
        Set<Tampering.Place> touched = new HashSet<>();
        for (int i = 0; i <= random.nextInt(6) && hub.count("proof_entry") > 0; i++) {
            Tampering.Place entry = tampering.anyEntry();
            // what is altered twice may be as it was
            boolean isNew = touched.add(entry);
            if (random.nextBoolean()) {
                tampering.remove(entry);
            } else if (isNew) {
                tampering.alter(entry, anyOf(random, "body", "mac", "request_id"));
            }
        }
        assertThat(hub.verification.verify().links())
                .as("links that nobody has touched")
                .isEqualTo(
                        touched.stream().mapToLong(Tampering.Place::link).min().orElseThrow() - 1);
    }

    /** Up to eight links of up to six entries, and some heads. */
    private static Tampering growAChain(Random random) {
        hub.empty();
        for (int links = 1 + random.nextInt(8); links > 0; links--) {
            hub.append(1 + random.nextInt(6));
            if (links == 1 || random.nextInt(3) == 0) {
                hub.sign();
            }
        }
        assertThat(hub.verdict()).isEqualTo("intact");
        return new Tampering(hub.hub.jdbc, random);
    }

    private static String anyOf(Random random, String... columns) {
        return columns[random.nextInt(columns.length)];
    }
}
