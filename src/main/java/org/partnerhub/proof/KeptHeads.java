package org.partnerhub.proof;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Heads of the chain as the shop has kept them: the events of the topic, or their data, one after the other. */
final class KeptHeads {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TYPE = "deletion.chain-head";

    private KeptHeads() {}

    /**
     * Other events of the topic are passed over.
     *
     * @throws IllegalArgumentException when there is no head in it, or something that cannot be read
     */
    static List<SignedHead> read(String text) {
        List<SignedHead> heads = new ArrayList<>();
        try (MappingIterator<JsonNode> values = JSON.readerFor(JsonNode.class).readValues(text)) {
            while (values.hasNextValue()) {
                JsonNode value = values.nextValue();
                JsonNode head = value.path("data").isObject() ? value.path("data") : value;
                if (value.path("type").asText(TYPE).equals(TYPE)) {
                    heads.add(SignedHead.read(head));
                }
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the heads are not JSON");
        } catch (IOException e) {
            throw new IllegalArgumentException("the heads cannot be read", e);
        }
        if (heads.isEmpty()) {
            throw new IllegalArgumentException("there is no head of a chain in it");
        }
        return heads;
    }
}
