package org.partnerhub.sandbox;

import java.util.Collection;

/**
 * What providers were asked for.
 *
 * @param lost payments that were settled, and all of whose callbacks were lost
 * @param answered questions that providers have answered
 */
record Questions(int lost, int answered) {

    static Questions to(Collection<ProviderDesk> desks) {
        return new Questions(
                desks.stream().mapToInt(ProviderDesk::lost).sum(),
                desks.stream().mapToInt(ProviderDesk::questions).sum());
    }
}
