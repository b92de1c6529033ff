package org.partnerhub.sandbox;

import java.util.Optional;

/**
 * One deletion, as it can be proven.
 *
 * @param request its id
 * @param effective from when on nothing of it was delivered to anybody
 * @param finalSince from when on nobody can read what it was
 * @param copies that partners held
 * @param notices to partners
 * @param answered those of them that partners have answered
 * @param genuine whether the hub takes the receipt for its own, and its chain says the same
 * @param links of the chain that are as they were made
 * @param heads of the chain that the shop has kept, and that it was held against
 * @param fault the first place of the chain that is not as it was made
 */
record Proven(
        String request,
        Optional<String> effective,
        Optional<String> finalSince,
        int copies,
        int notices,
        int answered,
        boolean genuine,
        long links,
        long entries,
        int heads,
        Optional<String> fault) {

    boolean isGood() {
        return effective.isPresent() && genuine && fault.isEmpty();
    }
}
