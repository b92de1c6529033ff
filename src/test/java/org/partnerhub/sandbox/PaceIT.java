package org.partnerhub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.partnerhub.contract.PartnerId;

/** Light traffic must not wait for a batch to fill. */
@ExtendWith(SandboxExtension.class)
class PaceIT {

    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final int FIRST = 720_000;
    private static final int ORDERS = 10;
    private static final int PER_SECOND = 2;

    private final Map<String, Long> arrivals = new ConcurrentHashMap<>();
    private HttpPartner provider;

    @BeforeEach
    void noteWhenRequestsArrive(LiveHub hub) {
        provider = hub.environment().partners().http(new PartnerId("paywave"));
        provider.behave(request -> {
            arrivals.putIfAbsent(request.body(), System.nanoTime());
            return HttpBehaviour.ACCEPTS.reply(request);
        });
    }

    @AfterEach
    void behaveAsEver(LiveHub hub) {
        provider.behave(HttpBehaviour.ACCEPTS);
        // or they would be in the way of the next test's
        String last = SampleOrder.placed(FIRST + ORDERS - 1).id();
        await().atMost(Duration.ofSeconds(20)).until(() -> hub.published().isSent(last, "nordpost"));
    }

    @Test
    void bringsTwoOrdersASecondWithinTwoSecondsEach(LiveHub hub) {
        Pace pace = new Pace(OptionalInt.of(PER_SECOND));
        List<Long> published = new ArrayList<>();
        for (int i = 0; i < ORDERS; i++) {
            pace.await();
            hub.publish(SampleOrder.placed(FIRST + i));
            published.add(System.nanoTime());
        }

        await().atMost(LONGEST.multipliedBy(5)).until(() -> arrivals.size() == ORDERS);
        assertThat(Duration.ofNanos(published.get(ORDERS - 1) - published.get(0)))
                .as("the orders came one by one")
                .isGreaterThan(Duration.ofSeconds((ORDERS - 1) / PER_SECOND));
        for (int i = 0; i < ORDERS; i++) {
            assertThat(Duration.ofNanos(arrival(FIRST + i) - published.get(i)))
                    .as("order %d", i)
                    .isLessThan(LONGEST);
        }
    }

    private long arrival(int order) {
        String reference = SampleOrder.placed(order).reference();
        return arrivals.entrySet().stream()
                .filter(entry -> entry.getKey().contains("\"" + reference + "\""))
                .findFirst()
                .orElseThrow()
                .getValue();
    }
}
