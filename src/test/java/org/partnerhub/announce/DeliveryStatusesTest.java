package org.partnerhub.announce;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partnerhub.contract.DocumentName;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.event.OrderReference;
import org.partnerhub.ledger.NewDisclosure;
import org.partnerhub.ledger.NewOrder;
import org.partnerhub.ledger.OrderProgress;
import org.partnerhub.ledger.SealedDisclosure;
import org.partnerhub.ledger.Stage;
import org.partnerhub.ledger.TestLedger;
import org.partnerhub.vault.Binding;
import org.partnerhub.vault.KeyKind;
import org.partnerhub.vault.KeySession;
import org.partnerhub.vault.Vault;
import org.partnerhub.vault.VaultFixture;
import org.partnerhub.vault.WrappedKeys;

class DeliveryStatusesTest {

    private static JdbcConnectionPool database;
    private static TestLedger hub;
    private static Vault vault;
    private static DeliveryStatuses statuses;

    @BeforeAll
    static void open() {
        database = JdbcConnectionPool.create("jdbc:h2:mem:delivery-statuses;DB_CLOSE_DELAY=-1", "sa", "");
        TestLedger.migrate(database);
        hub = new TestLedger(database);
        vault = VaultFixture.on(database);
        statuses = new DeliveryStatuses(hub.announcements, vault);
    }

    @AfterAll
    static void close() {
        database.dispose();
    }

    @BeforeEach
    void startWithAnEmptyLedger() {
        hub.empty();
    }

    @Test
    void tellsHowADisclosureStandsUnderTheReferenceThatTheShopKnows() {
        NewDisclosure withheld = withheld(anOrder("SO-1"), "agreement-expired");

        assertThat(statuses.next()).singleElement().satisfies(status -> {
            assertThat(status.order()).contains(new OrderReference("SO-1"));
            assertThat(status.event()).contains(withheld.event());
            assertThat(status.partner()).isEqualTo(withheld.partner());
            assertThat(status.document()).isEqualTo(withheld.document());
            assertThat(status.state()).isEqualTo("withheld");
            assertThat(status.reason()).contains("agreement-expired");
            assertThat(status.at()).isEqualTo(hub.clock.instant());
        });
    }

    @Test
    void namesNoOrderWhoseReferenceKeyIsShredded() {
        NewOrder order = anOrder("SO-1");
        withheld(order, "agreement-expired");
        hub.jdbc.update("update customer_order set reference_key = null where id = ?", order.id());

        assertThat(statuses.next()).singleElement().satisfies(status -> assertThat(status.order())
                .isEmpty());
    }

    @Test
    void tellsTheSameUnderTheSameIdsUntilTheShopHasBeenTold() {
        withheld(anOrder("SO-1"), "agreement-expired");
        List<DeliveryStatus> first = statuses.next();

        assertThat(statuses.next()).isEqualTo(first);

        statuses.announced(first);
        assertThat(statuses.next()).isEmpty();
    }

    @Test
    void keepsWhatCameWhileTheShopWasTold() {
        withheld(anOrder("SO-1"), "agreement-expired");
        List<DeliveryStatus> first = statuses.next();
        withheld(anOrder("SO-2"), "agreement-expired");

        statuses.announced(first);

        assertThat(statuses.next()).extracting(DeliveryStatus::key).containsExactly(Optional.of("SO-2"));
    }

    @Test
    void tellsOfSeveralDisclosuresOfOneOrderInTheirOrder() {
        NewOrder order = anOrder("SO-1");
        Stream.of("first", "second", "third").forEach(reason -> withheld(order, reason));

        assertThat(statuses.next())
                .extracting(status -> status.reason().orElseThrow())
                .containsExactly("first", "second", "third");
    }

    private static NewOrder anOrder(String reference) {
        long id = hub.ids.next();
        try (KeySession keys = vault.open()) {
            WrappedKeys wrapped = keys.create(id);
            byte[] sealed = keys.seal(KeyKind.REFERENCE, Binding.ofOrder(id), reference.getBytes(UTF_8));
            NewOrder order = new NewOrder(
                    id,
                    UUID.randomUUID(),
                    Optional.empty(),
                    wrapped,
                    sealed,
                    new OrderProgress(1, Stage.OPEN),
                    Instant.EPOCH);
            hub.record(List.of(order), List.of());
            return order;
        }
    }

    private static NewDisclosure withheld(NewOrder order, String reason) {
        NewDisclosure disclosure =
                hub.newDisclosure(order.id(), new PartnerId("paywave"), new DocumentName("payment-request"));
        SealedDisclosure sealed = new SealedDisclosure(
                disclosure.partner(), disclosure.document(), disclosure.id(), order.id(), 1, new byte[] {1});
        hub.record(
                List.of(),
                List.of(new NewDisclosure(
                        disclosure.id(),
                        disclosure.order(),
                        disclosure.eventKey(),
                        disclosure.event(),
                        disclosure.partner(),
                        disclosure.document(),
                        disclosure.contractVersion(),
                        disclosure.fields(),
                        Optional.of(new NewDisclosure.Withheld(reason, sealed)))));
        return disclosure;
    }
}
