package org.partnerhub.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import org.partnerhub.ledger.ProofChain;
import org.partnerhub.ledger.ProofHeads;
import org.partnerhub.vault.ProofKeys;

/**
 * How far the chain had come at a time, signed: whoever keeps it can tell later whether the chain still begins like that.
 *
 * @param number of the last link
 * @param entries of the chain up to that link
 * @param mac of the link
 * @param at when it was signed
 */
record SignedHead(UUID chain, long number, long entries, byte[] mac, Instant at, byte[] signature) {

    static SignedHead of(ProofChain.Tip tip, Instant at, ProofKeys keys) {
        byte[] signature = keys.sign(text(tip.id(), tip.links(), tip.entries(), tip.mac(), at));
        return new SignedHead(tip.id(), tip.links(), tip.entries(), tip.mac(), at, signature);
    }

    static SignedHead of(UUID chain, ProofHeads.Head head) {
        return new SignedHead(chain, head.number(), head.entries(), head.mac(), head.at(), head.signature());
    }

    /** @throws IllegalArgumentException when it is no head */
    static SignedHead read(JsonNode json) {
        try {
            return new SignedHead(
                    UUID.fromString(json.path("chain").asText()),
                    json.path("number").asLong(),
                    json.path("entries").asLong(),
                    HexFormat.of().parseHex(json.path("mac").asText()),
                    Instant.parse(json.path("at").asText()),
                    Base64.getDecoder().decode(json.path("signature").asText()));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IllegalArgumentException("a head has chain, number, entries, mac, at and signature", e);
        }
    }

    boolean isGenuine(ProofKeys keys) {
        return keys.isSigned(text(chain, number, entries, mac, at), signature);
    }

    ProofHeads.Head row() {
        return new ProofHeads.Head(number, at, entries, mac, signature);
    }

    ObjectNode json() {
        return json(chain, number, entries, mac, at)
                .put("signature", Base64.getEncoder().encodeToString(signature));
    }

    /** What is signed: the kind, and the members of the JSON before the signature, without white space. */
    private static byte[] text(UUID chain, long number, long entries, byte[] mac, Instant at) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("kind", "chain-head");
        return json.setAll(json(chain, number, entries, mac, at)).toString().getBytes(UTF_8);
    }

    private static ObjectNode json(UUID chain, long number, long entries, byte[] mac, Instant at) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("chain", chain.toString())
                .put("number", number)
                .put("entries", entries)
                .put("mac", HexFormat.of().formatHex(mac))
                .put("at", at.toString());
    }
}
