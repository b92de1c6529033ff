package org.partnerhub.proof;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the proof of deletions is kept.
 *
 * @param headEvery how long after the last one a head of the chain is signed, if the chain has grown: what is appended in
 *     between can be cut off unnoticed
 */
@ConfigurationProperties("hub.proof")
record ProofProperties(@DefaultValue("PT10S") Duration headEvery) {

    ProofProperties {
        if (headEvery.isNegative()) {
            throw new IllegalArgumentException("hub.proof.head-every must not be negative");
        }
    }
}
