package org.partnerhub.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OffsetsTest {

    private final List<String> committed = new ArrayList<>();

    @Test
    void commitsTheLastRecordOfEveryPartition() {
        Offsets offsets = Offsets.of(KafkaRecords.committingTo(committed)
                .with(0, "a")
                .with(2, "b")
                .with(0, "c")
                .with(1, "d")
                .with(2, "e")
                .list());

        offsets.commit();

        assertThat(committed).containsExactlyInAnyOrder("shop.orders-0@2", "shop.orders-1@3", "shop.orders-2@4");
    }

    @Test
    void commitsNothingBeforeItIsTold() {
        Offsets.of(KafkaRecords.committingTo(committed).with(0, "a").list());

        assertThat(committed).isEmpty();
    }
}
