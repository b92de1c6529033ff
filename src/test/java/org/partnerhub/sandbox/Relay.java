package org.partnerhub.sandbox;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between the hub and a server on loopback, and can do to their connections what a network or a crash does. */
final class Relay implements Closeable {

    /** What becomes of a connection. */
    private enum Way {
        OPEN,
        /** Every connection is ended, new ones at once. */
        CUT,
        /** Connections stand, and nothing comes through. */
        SILENT
    }

    private final int target;
    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicInteger turnedAway = new AtomicInteger();
    private final AtomicInteger givenUp = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "relay");
        thread.setDaemon(true);
        return thread;
    });
    private volatile Way way = Way.OPEN;

    private Relay(int target) throws IOException {
        this.target = target;
    }

    static Relay to(int port) throws IOException {
        Relay relay = new Relay(port);
        relay.threads.execute(relay::accept);
        return relay;
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Ends every connection, and each new one at once. */
    void cut() {
        way = Way.CUT;
        endAll();
    }

    /** Lets connections stand, and nothing through them. */
    void silence() {
        way = Way.SILENT;
    }

    /** Relays again; what stood silent is lost. */
    void open() {
        if (way == Way.SILENT) {
            endAll();
        }
        way = Way.OPEN;
    }

    /** How many connections it ended as they came. */
    int turnedAway() {
        return turnedAway.get();
    }

    /** How many silent connections the hub has ended. */
    int givenUp() {
        return givenUp.get();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        endAll();
        threads.shutdownNow();
    }

    private void accept() {
        try {
            while (!listener.isClosed()) {
                Socket hub = listener.accept();
                if (way == Way.CUT) {
                    turnedAway.incrementAndGet();
                    hub.close();
                } else {
                    connect(hub);
                }
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void connect(Socket hub) throws IOException {
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
        sockets.add(hub);
        sockets.add(server);
        threads.execute(() -> {
            copy(hub, server);
            if (way == Way.SILENT) {
                givenUp.incrementAndGet();
            }
        });
        threads.execute(() -> copy(server, hub));
    }

    private void copy(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            byte[] bytes = new byte[8_192];
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                if (way == Way.OPEN) {
                    to.getOutputStream().write(bytes, 0, read);
                }
            }
        } catch (IOException ended) {
            // by one side, or by the test
        } finally {
            sockets.remove(from);
        }
    }

    private void endAll() {
        for (Socket socket : sockets) {
            try {
                socket.close();
            } catch (IOException gone) {
                // which is what was wanted
            }
        }
    }
}
