package org.partnerhub.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class PseudonymsTest {

    private final Pseudonyms pseudonyms = new Pseudonyms(fives());

    @Property(tries = 200)
    void givesTheSameTextUnrelatedHashesInEachUse(@ForAll String text) {
        UUID order = pseudonyms.order(text);
        UUID customer = pseudonyms.customer(text);
        assertThat(customer).isNotEqualTo(order);
        assertThat(pseudonyms.paymentEvent("", text)).isNotEqualTo(order).isNotEqualTo(customer);
        assertThat(pseudonyms.event(text))
                .isNotEqualTo(order.getMostSignificantBits())
                .isNotEqualTo(customer.getMostSignificantBits());
    }

    @Property(tries = 200)
    void doesNotDependOnWhatWasHashedBefore(@ForAll String text, @ForAll String other) {
        Pseudonyms fresh = new Pseudonyms(fives());
        pseudonyms.order(other);
        pseudonyms.customer(other);
        pseudonyms.event(other);
        assertThat(pseudonyms.order(text)).isEqualTo(fresh.order(text));
        assertThat(pseudonyms.customer(text)).isEqualTo(fresh.customer(text));
        assertThat(pseudonyms.event(text)).isEqualTo(fresh.event(text));
    }

    @Property(tries = 200)
    void givesIdempotencyKeysOf32HexDigits(@ForAll long disclosure) {
        assertThat(pseudonyms.idempotencyKey(disclosure))
                .matches("[0-9a-f]{32}")
                .isEqualTo(pseudonyms.idempotencyKey(disclosure))
                .isNotEqualTo(pseudonyms.idempotencyKey(disclosure + 1));
    }

    @Example
    void tellTheEventsOfTwoProvidersApart() {
        assertThat(pseudonyms.paymentEvent("paywave", "1")).isNotEqualTo(pseudonyms.paymentEvent("cardinal", "1"));
        assertThat(pseudonyms.paymentEvent("paywave", "1")).isNotEqualTo(pseudonyms.paymentEvent("paywave1", ""));
    }

    @Example
    void tellAFileFromEveryOther() {
        UUID file = pseudonyms.foundFile("nordpost", "a.ok", 10, 1);
        assertThat(pseudonyms.foundFile("inlandia", "a.ok", 10, 1)).isNotEqualTo(file);
        assertThat(pseudonyms.foundFile("nordpost", "b.ok", 10, 1)).isNotEqualTo(file);
        assertThat(pseudonyms.foundFile("nordpost", "a.ok", 11, 1)).isNotEqualTo(file);
        assertThat(pseudonyms.foundFile("nordpost", "a.ok", 10, 2)).isNotEqualTo(file);
        assertThat(pseudonyms.foundFile("nordpost", "a.ok", 10, 1)).isEqualTo(file);
    }

    @Example
    void cannotBeTracedWithoutTheKey() {
        Pseudonyms others = new Pseudonyms(WipeableKey.random(new SecureRandom()));
        assertThat(others.order("SO-2026-000123")).isNotEqualTo(pseudonyms.order("SO-2026-000123"));
        assertThat(others.keyDigest()).isNotEqualTo(pseudonyms.keyDigest());
    }

    /** The ledger is searched by these: a change would make the hub forget who holds what. */
    @Example
    void areThoseOfTheFirstRelease() {
        assertThat(pseudonyms.order("SO-2026-000123")).hasToString("2502b58f-6d04-ab72-5d7f-3f40fd9452eb");
        assertThat(pseudonyms.customer("C-88213")).hasToString("00bf64e4-5d62-c8af-71c8-110f7646d691");
        assertThat(pseudonyms.event("evt-7f3a")).isEqualTo(-5947658525315160505L);
        assertThat(pseudonyms.idempotencyKey(7)).isEqualTo("55770da49de6b7bcee28e1507436a507");
        assertThat(pseudonyms.paymentEvent("paywave", "msg_p5jX")).hasToString("8906905c-9113-7c93-4912-03c6178c93bf");
    }

    @Example
    void tellNothing() {
        assertThat(pseudonyms).hasToString("Pseudonyms[redacted]");
    }

    private static WipeableKey fives() {
        byte[] material = new byte[WipeableKey.LENGTH];
        Arrays.fill(material, (byte) 5);
        return new WipeableKey(material);
    }
}
