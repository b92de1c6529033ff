package org.partnerhub.sandbox;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;

/** A server on loopback that stands in for a partner. Coming and going leaves what it received in place. */
interface StandIn extends Closeable {

    /** The address for the contract's {@code connection}; stays the same while it is away. */
    URI uri();

    /** Begins to listen. */
    void arrive() throws IOException;

    /** Stops listening and drops every connection, as a partner whose server went down. */
    void leave() throws IOException;

    /** How much it has taken: rows of its manifests, or different requests. */
    long received() throws IOException;

    /** How many deletion notices it has got, each counted once. */
    long notices() throws IOException;

    @Override
    default void close() throws IOException {
        leave();
    }
}
