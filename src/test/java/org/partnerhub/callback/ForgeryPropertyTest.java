package org.partnerhub.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerhub.callback.Verified.verifier;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.partnerhub.callback.Mutation.Forgery;
import org.partnerhub.callback.SignedCallback.Way;

/** No change to a genuine callback, out of two hundred thousand, is taken for genuine. */
class ForgeryPropertyTest {

    private static final Map<Way, Sample> SAMPLES = new EnumMap<>(Way.class);
    private static final Instant NOW = Instant.ofEpochSecond(SignedCallback.NOW);

    static {
        Stream.of(Way.values()).forEach(way -> SAMPLES.put(way, Sample.of(way)));
    }

    @Example
    void takesEachAsItIs() {
        SAMPLES.forEach((way, sample) ->
                assertThat(verifier(way, NOW).verify(sample.request())).isInstanceOf(Verdict.Genuine.class));
    }

    @Property(tries = 200_000, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void refusesEachForgery(@ForAll Random random) {
        // an Ed25519 signature takes as long as a hundred others
        Way way = random.nextInt(40) == 0 ? Way.V1A : anyOf(random, Way.V1, Way.STRIPE, Way.ADYEN, Way.SHA256);
        Mutation mutation = anyOf(random, Mutation.values());
        Forgery forgery = mutation.of(SAMPLES.get(way), random);

        assertThat(verifier(way, forgery.now()).verify(forgery.request()))
                .as(way + " " + mutation)
                .isInstanceOf(Verdict.Refused.class);
    }

    /** What Adyen does not sign may say anything: it changes no result. */
    @Property(tries = 10_000, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void seesNothingOfWhatAdyenDoesNotSign(@ForAll Random random) {
        Sample sample = SAMPLES.get(Way.ADYEN);
        byte[] body = sample.body().clone();
        body[random.nextInt(body.length)] ^= (byte) (1 << random.nextInt(8));
        Verdict original = verifier(Way.ADYEN, NOW).verify(sample.request());

        Verdict verdict = verifier(Way.ADYEN, NOW).verify(new CallbackRequest(Map.of(), body));

        if (verdict instanceof Verdict.Genuine genuine) {
            assertThat(genuine.results()).isEqualTo(((Verdict.Genuine) original).results());
        } else {
            assertThat(verdict).isInstanceOf(Verdict.Refused.class);
        }
    }

    @SafeVarargs
    private static <T> T anyOf(Random random, T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
