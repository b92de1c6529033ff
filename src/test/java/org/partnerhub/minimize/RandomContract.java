package org.partnerhub.minimize;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.partnerhub.contract.Contract;
import org.partnerhub.contract.Format;
import org.partnerhub.event.EventType;
import org.partnerhub.event.FieldPath;

/** Contracts about any fields of an order, by targets of any shape. */
final class RandomContract {

    private final Random random;

    RandomContract(Random random) {
        this.random = random;
    }

    List<Contract> some() {
        return IntStream.range(0, 1 + random.nextInt(4))
                .mapToObj(this::contract)
                .toList();
    }

    private Contract contract(int number) {
        List<FieldPath> leaves = new ArrayList<>(
                Schemas.all().of(EventType.ORDER_PLACED).orElseThrow().leaves());
        Collections.shuffle(leaves, random);
        Contracts.DocumentBuilder document = Contracts.placed();
        if (random.nextBoolean()) {
            document.constant("hub.name", "partner \"hub\"");
        }
        int fields = 1 + random.nextInt(8);
        for (int i = 0; i < fields; i++) {
            if (i > 0 && random.nextInt(6) == 0) {
                document.when("shipment.crossBorder");
            }
            String optional = random.nextInt(4) > 0 ? "?" : "";
            document.field(target(leaves.get(i), i), leaves.get(i) + optional, formats());
        }
        String receives = random.nextInt(4) > 0 ? "shipment.carrier" : "payment.provider";
        return Contracts.contract(
                "partner" + number,
                Map.of(receives, receives.startsWith("s") ? "nordpost" : "paywave"),
                document.build());
    }

    /** The path of the source itself, or the names of its arrays alone and a name of its own. */
    private String target(FieldPath source, int number) {
        if (random.nextBoolean()) {
            return source.toString();
        }
        List<FieldPath.Step> steps = source.steps();
        String arrays = steps.stream()
                .filter(FieldPath.Step::array)
                .map(FieldPath.Step::name)
                .map(name -> "flat-" + name + "[].")
                .collect(Collectors.joining());
        boolean isElement = steps.get(steps.size() - 1).array();
        return isElement ? arrays.substring(0, arrays.length() - 1) : arrays + "field" + number;
    }

    private Format[] formats() {
        return switch (random.nextInt(8)) {
            case 0 -> new Format[] {new Format.Upper()};
            case 1 -> new Format[] {new Format.Cut(2)};
            case 2 -> new Format[] {new Format.Text(), new Format.Max(3)};
            default -> new Format[0];
        };
    }
}
