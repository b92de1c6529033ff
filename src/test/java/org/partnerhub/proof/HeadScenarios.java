package org.partnerhub.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.partnerhub.proof.TestProof.HEAD_EVERY;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.partnerhub.announce.ChainHead;
import org.partnerhub.announce.HubEvent;
import org.partnerhub.ledger.LedgerUnavailableException;

/** The heads that the shop is told of: every link is covered by one, and each comes under one id. */
abstract class HeadScenarios {

    private final TestProof hub;

    HeadScenarios(TestProof hub) {
        this.hub = hub.empty();
    }

    @Test
    void thereIsNoneOfAChainThatHasNotBegun() {
        assertThat(hub.heads.next()).isEmpty();
    }

    @Test
    void coversWhatWasAppended() {
        hub.withLinks(2, 3);

        assertThat(hub.heads.next())
                .singleElement()
                .satisfies(head -> assertThat(head.number()).isEqualTo(2))
                .satisfies(head -> assertThat(head.entries()).isEqualTo(5))
                .satisfies(head -> assertThat(head.at()).isEqualTo(hub.hub.clock.instant()));
    }

    @Test
    void comesAgainUnderTheSameIdUntilItIsAnnounced() {
        hub.append(1);
        List<ChainHead> first = hub.heads.next();

        assertThat(hub.heads.next()).isEqualTo(first);
        hub.heads.announced(first);
        assertThat(hub.heads.next()).isEmpty();
    }

    @Test
    void isSignedOnceWhileTheChainDoesNotGrow() {
        hub.append(1);
        hub.heads.announced(hub.heads.next());
        hub.hub.clock.forward(HEAD_EVERY.multipliedBy(3));

        assertThat(hub.heads.next()).isEmpty();
        assertThat(hub.count("proof_head")).isEqualTo(1);
    }

    @Test
    void isSignedAgainNoSoonerThanItMay() {
        hub.append(1);
        hub.heads.announced(hub.heads.next());
        hub.append(1);

        assertThat(hub.heads.next()).isEmpty();
        hub.hub.clock.forward(HEAD_EVERY);
        assertThat(hub.heads.next()).extracting(ChainHead::number).containsExactly(2L);
    }

    @Test
    void isSignedAtTheNextLookWhenTheFirstFails() {
        hub.append(1);
        hub.hub.failOnce("insert into proof_head");

        assertThatExceptionOfType(LedgerUnavailableException.class).isThrownBy(hub.heads::next);
        assertThat(hub.heads.next()).hasSize(1);
    }

    @Test
    void isToldOfByEveryProcess() {
        hub.append(1);
        TestProof other = hub.another();

        assertThat(other.heads.next()).isEqualTo(hub.heads.next());
    }

    @Test
    void leavesLinksThatComeAfterItAlone() {
        hub.append(1);
        List<ChainHead> heads = hub.heads.next();
        hub.append(1);
        hub.heads.announced(heads);

        assertThat(hub.verdict(kept(heads))).isEqualTo("intact");
    }

    @Test
    void isOfNoUseOnceItIsAltered() {
        hub.withLinks(1, 1);
        ObjectNode told = data(hub.heads.next().get(0));

        assertThat(hub.verdict(List.of(SignedHead.read(told)))).isEqualTo("intact");
        for (String member : List.of("chain", "number", "entries", "mac", "at", "signature")) {
            SignedHead altered = SignedHead.read(altered(told, member));

            assertThat(hub.verdict(List.of(altered))).as(member).endsWith("is altered");
        }
    }

    /** As somebody has them who has kept the whole topic. */
    @Test
    void isFoundAmongTheOtherEventsOfItsTopic() {
        hub.append(1);
        String first = hub.heads.next().get(0).toJson();
        hub.append(1);
        hub.sign();
        String second = hub.heads.next().get(1).toJson();
        String other = "{\"type\":\"deletion.status\",\"data\":{\"request\":\"DR-1\",\"state\":\"final\"}}";

        for (String text : List.of(
                first + "\n" + other + "\n" + second + "\n",
                "[" + first + "," + other + "," + second + "]",
                first + other + "{\"chain\":" + second.split("\"chain\":")[1].replace("}}", "}"))) {
            assertThat(KeptHeads.read(text)).extracting(SignedHead::number).containsExactly(1L, 2L);
            assertThat(hub.verification.verifyAgainst(text).fault()).isEmpty();
        }
        assertThatIllegalArgumentException().isThrownBy(() -> KeptHeads.read(other));
        assertThatIllegalArgumentException().isThrownBy(() -> KeptHeads.read(first + "{"));
        assertThatIllegalArgumentException().isThrownBy(() -> KeptHeads.read("{\"number\":1}"));
    }

    private static ObjectNode altered(ObjectNode head, String member) {
        if (head.path(member).isNumber()) {
            return head.deepCopy().put(member, head.path(member).asLong() + 1);
        }
        String text = head.path(member).asText();
        return member.equals("at")
                ? head.deepCopy().put(member, Instant.parse(text).plusMillis(1).toString())
                : head.deepCopy().put(member, (text.startsWith("0") ? '1' : '0') + text.substring(1));
    }

    private static List<SignedHead> kept(List<? extends HubEvent> events) {
        return events.stream().map(HeadScenarios::data).map(SignedHead::read).toList();
    }

    private static ObjectNode data(HubEvent event) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(event.toJson()).path("data");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
