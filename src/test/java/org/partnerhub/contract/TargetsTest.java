package org.partnerhub.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.partnerhub.configuration.Node;
import org.partnerhub.configuration.Place;
import org.partnerhub.configuration.Problem;
import org.partnerhub.configuration.Problems;
import org.partnerhub.event.FieldPath;

class TargetsTest {

    private final Problems problems = new Problems();
    private final Targets targets = new Targets(problems);

    @Test
    void fillsAnArrayFromOneArray() {
        add("lines[].sku", "items[].sku");
        add("lines[].quantity", "items[].quantity");

        assertThat(problems.all()).isEmpty();
        assertThat(targets.outerArrays()).containsExactly(FieldPath.of("lines[]"));
        assertThat(targets.names()).containsExactly("lines.sku", "lines.quantity");
    }

    @Test
    void refusesToFillAnArrayFromTwo() {
        add("lines[].sku", "items[].sku");
        add("lines[].code", "vouchers[].code");

        assertTold("lines[] is filled from items[] and from vouchers[]");
    }

    @Test
    void fillsTwoArraysFromOne() {
        add("lines[].sku", "items[].sku");
        add("weights[].grams", "items[].customs.netWeightGrams");

        assertThat(problems.all()).isEmpty();
        assertThat(targets.outerArrays()).hasSize(2);
    }

    @Test
    void fillsAnArrayInsideAnArray() {
        add("lines[].sku", "items[].sku");
        add("lines[].tags[]", "items[].tags[]");

        assertThat(problems.all()).isEmpty();
        assertThat(targets.outerArrays()).containsExactly(FieldPath.of("lines[]"));
        assertThat(targets.hasNestedArrays()).isTrue();
    }

    @Test
    void refusesSingleValuesAmongObjects() {
        add("lines[]", "items[].sku");
        add("lines[].quantity", "items[].quantity");

        assertTold("the target clashes with lines[] in line 1");
    }

    @Test
    void refusesAnArrayThatIsAnObjectElsewhere() {
        add("lines[].sku", "items[].sku");
        add("lines.count", "shipment.parcels");

        assertTold("the target clashes with lines[].sku in line 1");
    }

    private void add(String target, String source) {
        Node.Scalar key = new Node.Scalar(new Place("a.yaml", 1, 1), target, target, true);
        targets.add(key).ifPresent(path -> targets.fits(key, path, FieldPath.of(source)));
    }

    private void assertTold(String message) {
        assertThat(problems.all()).extracting(Problem::message).containsExactly(message);
    }
}
