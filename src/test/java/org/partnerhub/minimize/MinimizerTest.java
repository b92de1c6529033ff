package org.partnerhub.minimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.partnerhub.minimize.Contracts.contract;
import static org.partnerhub.minimize.Contracts.placed;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.partnerhub.contract.Contract;
import org.partnerhub.contract.Format;
import org.partnerhub.event.EventSchemas;

/** A contract that does not fit the schemas, or not itself, is no contract to work by. */
class MinimizerTest {

    @Test
    void compilesContractsThatFit() {
        assertThatCode(() -> Hub.with(Contracts.nordpost(), Contracts.paywave()))
                .doesNotThrowAnyException();
    }

    @Test
    void reservesNothingForWhatNobodyWants() {
        assertThat(Hub.with(List.of()).documents(TestEvent.anOrder())).isEmpty();
    }

    @Test
    void refusesAFieldThatTheSchemaDoesNotKnow() {
        assertRefused(placed().field("x", "customer.shoeSize"), "customer.shoeSize");
    }

    @Test
    void refusesToTakeAnObjectOrAnArrayWhole() {
        assertRefused(placed().field("x", "recipient.address"), "recipient.address");
        assertRefused(placed().field("x", "items"), "items");
        assertRefused(placed().field("x[]", "items[]"), "items[]");
    }

    @Test
    void refusesTargetsThatClash() {
        assertRefused(placed().field("x", "order.reference").field("x", "order.channel"), "two targets claim x");
        assertRefused(placed().field("x", "order.reference").field("x.y", "order.channel"), "two targets claim x");
        assertRefused(placed().field("x.y", "order.reference").field("x", "order.channel"), "two targets claim x");
        assertRefused(placed().field("x", "order.reference").field("x[].y", "items[].sku"), "two targets claim x");
        assertRefused(placed().field("x[].y", "items[].sku").field("x[]", "items[].name"), "two targets claim x[]");
    }

    @Test
    void refusesArraysThatDoNotMatch() {
        assertRefused(placed().field("x", "items[].sku"), "another number of arrays");
        assertRefused(placed().field("x[].y", "order.reference"), "another number of arrays");
        assertRefused(
                placed().field("x[].a[]", "items[].batches[].lot").field("x[].a[]", "items[].skinProfile.concerns[]"),
                "more than one array");
        assertRefused(placed().constant("x[].y", "1"), "how many elements x has");
    }

    @Test
    void refusesAConditionOrARecipientThatAnEventMayHaveSeveralOf() {
        assertRefused(
                placed().when("items[].quantity").field("x", "order.reference"), "more than one items[].quantity");
        assertThatThrownBy(() -> Hub.with(contract(
                        "tester",
                        Map.of("items[].sku", "1"),
                        placed().field("x", "order.reference").build())))
                .hasMessageContaining("more than one items[].sku");
    }

    @Test
    void refusesAnAmountWithoutACurrencyBesideIt() {
        assertRefused(placed().field("x", "shipment.parcels", new Format.Major()), "shipment.currency");
    }

    @Test
    void leavesDeletionRequestsToOthers() {
        assertThatCode(() -> Minimizer.of(List.<Contract>of(), new EventSchemas(Map.of())))
                .doesNotThrowAnyException();
    }

    private static void assertRefused(Contracts.DocumentBuilder document, String reason) {
        assertThatThrownBy(() -> Hub.with(document))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tester/parcel: ")
                .hasMessageContaining(reason);
    }
}
