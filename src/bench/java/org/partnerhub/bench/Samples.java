package org.partnerhub.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What one subject did in each round. */
final class Samples {

    private final List<Double> values = new ArrayList<>();

    void add(double value) {
        values.add(value);
    }

    /** Round by round: what both found on the machine was about the same. */
    Samples dividedBy(Samples other) {
        Samples ratios = new Samples();
        for (int round = 0; round < values.size(); round++) {
            ratios.add(values.get(round) / other.values.get(round));
        }
        return ratios;
    }

    double min() {
        return Collections.min(values);
    }

    double median() {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    double max() {
        return Collections.max(values);
    }

    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("min", min());
        json.put("median", median());
        json.put("max", max());
        json.put("rounds", List.copyOf(values));
        return json;
    }

    /** The median between the least and the most. */
    String text(int decimals) {
        String number = "%,." + decimals + "f";
        return String.format(Locale.ROOT, number + " (" + number + " to " + number + ")", median(), min(), max());
    }
}
