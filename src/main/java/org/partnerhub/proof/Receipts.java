package org.partnerhub.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.partnerhub.vault.ProofKeys;

/**
 * What became of one request, made of its entries alone, and signed: whoever has the hub's public key can check that the hub
 * has said so, and the hub itself can check that its chain says so still.
 */
public final class Receipts {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ProvenEntries entries;
    private final ChainHeads heads;
    private final Verification verification;
    private final ProofKeys keys;

    Receipts(ProvenEntries entries, ChainHeads heads, Verification verification, ProofKeys keys) {
        this.entries = entries;
        this.heads = heads;
        this.verification = verification;
        this.keys = keys;
    }

    /** What is answered to whoever asks for a receipt. */
    public sealed interface Answer {

        /** The receipt, what verifies it, and its signature. */
        record Issued(ObjectNode json) implements Answer {}

        /** There is no entry of such a request. */
        record Unknown() implements Answer {}

        /** The entries are not as they were made. */
        record Broken(Fault fault) implements Answer {}
    }

    public Answer of(String request) {
        ProvenEntries.Found found = entries.of(request, Long.MAX_VALUE);
        if (found.fault().isPresent()) {
            return new Answer.Broken(found.fault().get());
        }
        if (found.entries().isEmpty()) {
            return new Answer.Unknown();
        }
        return heads.covering(found.lastLink())
                .<Answer>map(head -> {
                    ObjectNode receipt = receipt(request, found);
                    receipt.set("head", head.json());
                    return new Answer.Issued(signed(receipt));
                })
                .orElseGet(() -> new Answer.Broken(Fault.ofChain(Fault.What.ALTERED)));
    }

    /**
     * Whether this hub has issued the receipt, and its chain, which is walked from end to end, still says the same.
     *
     * @param text what was answered to whoever asked for it
     * @return what is wrong; empty when nothing is
     * @throws IllegalArgumentException when the text is no receipt
     */
    public Optional<String> problemOf(String text) {
        JsonNode signed = read(text);
        JsonNode receipt = signed.path("receipt");
        byte[] signature = Base64.getDecoder().decode(signed.path("signature").asText());
        if (!keys.isSigned(receipt.toString().getBytes(UTF_8), signature)) {
            return Optional.of("the receipt is not as this hub has signed it");
        }
        return verification
                .verify(List.of(SignedHead.read(receipt.path("head"))))
                .fault()
                .map(Fault::toString)
                .or(() -> differenceOf(receipt));
    }

    private Optional<String> differenceOf(JsonNode receipt) {
        JsonNode links = receipt.path("links");
        String request = receipt.path("request").asText();
        ObjectNode now = receipt(
                request, entries.of(request, links.path(links.size() - 1).asLong()));
        now.set("head", receipt.path("head"));
        return now.toString().equals(receipt.toString())
                ? Optional.empty()
                : Optional.of("the receipt says something else than the chain");
    }

    private static ObjectNode receipt(String request, ProvenEntries.Found found) {
        ObjectNode receipt = ReceiptJson.of(request, found.entries());
        receipt.put("chain", found.chain().toString());
        ArrayNode links = receipt.putArray("links");
        found.links().forEach(links::add);
        return receipt;
    }

    private ObjectNode signed(ObjectNode receipt) {
        Base64.Encoder base64 = Base64.getEncoder();
        byte[] signature = keys.sign(receipt.toString().getBytes(UTF_8));
        return JsonNodeFactory.instance
                .objectNode()
                .<ObjectNode>set("receipt", receipt)
                .put("publicKey", base64.encodeToString(keys.publicKey()))
                .put("signature", base64.encodeToString(signature));
    }

    private static JsonNode read(String text) {
        try {
            JsonNode json = JSON.readTree(text);
            if (json.path("receipt").isObject() && json.path("signature").isTextual()) {
                return json;
            }
            throw new IllegalArgumentException("it has no receipt and signature");
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a receipt is JSON");
        }
    }
}
