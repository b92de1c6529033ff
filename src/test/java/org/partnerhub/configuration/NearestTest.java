package org.partnerhub.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class NearestTest {

    private static final List<String> FIELDS =
            List.of("recipient.name", "recipient.phone", "recipient.address.postcode", "shipment.weightGrams");

    @Test
    void findsTheNameThatFewLettersTellApart() {
        assertThat(Nearest.to("shipment.weightGram", FIELDS)).contains("shipment.weightGrams");
        assertThat(Nearest.to("Recipient.Name", FIELDS)).contains("recipient.name");
        assertThat(Nearest.to("reciepient.phone", FIELDS)).contains("recipient.phone");
    }

    @Test
    void findsTheNameWhoseFirstStepsWereForgotten() {
        assertThat(Nearest.to("postcode", FIELDS)).contains("recipient.address.postcode");
        assertThat(Nearest.to("address.postcode", FIELDS)).contains("recipient.address.postcode");
    }

    @Test
    void findsNothingForAnotherWord() {
        assertThat(Nearest.to("marketing", FIELDS)).isEmpty();
        assertThat(Nearest.to("carrier.name", FIELDS)).isEmpty();
    }

    @Test
    void namesFewAndCountsMany() {
        assertThat(Nearest.remedy("x", List.of("csv", "json"))).isEqualTo("choose from csv, json");
        assertThat(Nearest.remedy("x", List.of("ab cd ef gh ij kl mn op qr st uv wx yz".split(" "))))
                .isEqualTo("choose one of the 13 that there are");
        assertThat(Nearest.remedy("x", List.of())).isEqualTo("remove it");
    }

    @Property
    void aWordIsNoDistanceFromItselfAndTheSameBothWays(
            @ForAll @AlphaChars @StringLength(max = 12) String one,
            @ForAll @AlphaChars @StringLength(max = 12) String other) {
        assertThat(Nearest.distance(one, one)).isZero();
        assertThat(Nearest.distance(one, other)).isEqualTo(Nearest.distance(other, one));
    }

    @Property
    void aSwapOfNeighboursIsOneStep(@ForAll @AlphaChars @StringLength(min = 2, max = 12) String word) {
        String swapped = word.substring(1, 2) + word.charAt(0) + word.substring(2);

        assertThat(Nearest.distance(word, swapped)).isLessThanOrEqualTo(1);
    }
}
