package org.partnerhub.answers;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** How often files were seen that looked the same. One that is still being uploaded looks different each time. */
final class Sightings {

    /** Nobody tells of those that are gone, so the oldest are forgotten. */
    private static final int MOST = 10_000;

    private final Map<UUID, Integer> seen = new LinkedHashMap<>() {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Integer> eldest) {
            return size() > MOST;
        }
    };

    /** How often it was seen, this time included. */
    synchronized int count(UUID file) {
        return seen.merge(file, 1, Integer::sum);
    }
}
