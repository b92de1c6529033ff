package org.partnerhub.announce;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * How far the chain that proves deletions has come, signed. The shop keeps it: a chain that is cut off or replaced later
 * does not fit what the shop has kept.
 *
 * @param chain what tells this chain from any other
 * @param number of the last link
 * @param entries of the chain up to that link
 * @param mac of the link, in hexadecimal digits
 * @param publicKey the fingerprint of the key that verifies the signature: SHA-256, in hexadecimal digits
 * @param signature Ed25519, Base64; docs/how-to/prove-a-deletion.md says what it is of
 */
public record ChainHead(
        UUID chain, long number, long entries, String mac, Instant at, String publicKey, String signature)
        implements HubEvent {

    private static final int DIGITS_OF_ID = 16;

    @Override
    public String topic() {
        return DeletionStatus.TOPIC;
    }

    /** The chain, so that all its heads stay in sequence. */
    @Override
    public Optional<String> key() {
        return Optional.of(chain.toString());
    }

    @Override
    public String toJson() {
        ObjectNode data = CloudEvent.data()
                .put("chain", chain.toString())
                .put("number", number)
                .put("entries", entries)
                .put("mac", mac)
                .put("at", at.toString())
                .put("publicKey", publicKey)
                .put("signature", signature);
        // a chain that was set back comes to the same number again, as another link
        String id = "chain-head-" + number + "-" + mac.substring(0, DIGITS_OF_ID);
        return CloudEvent.write(id, "deletion.chain-head", Optional.empty(), at, data);
    }
}
