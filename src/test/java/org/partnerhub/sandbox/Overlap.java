package org.partnerhub.sandbox;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/** How far a source repeats, from its first line, what has been kept of the last one. */
final class Overlap {

    private final ByteLines kept;
    private Optional<byte[]> last = Optional.empty();
    private boolean over;

    Overlap(ByteLines kept) {
        this.kept = kept;
    }

    /** Whether the source's next line is still the one that was kept. */
    boolean covers(byte[] line) throws IOException {
        if (over) {
            last = Optional.empty();
            return false;
        }
        last = kept.next();
        over = last.filter(before -> Arrays.equals(before, line)).isEmpty();
        return !over;
    }

    /** Whether the overlap ended just now, and not because no more was kept: it is another source. */
    boolean endsInAnotherSource() {
        return over && last.isPresent();
    }
}
