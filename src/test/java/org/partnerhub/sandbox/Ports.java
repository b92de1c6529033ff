package org.partnerhub.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.ThreadLocalRandom;

/** Ports on loopback by the names of what listens there, kept in a file so that a sandbox that goes on finds its own. */
final class Ports {

    // below the ports that systems hand out to clients: a server that is away keeps its port
    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 30_000;

    private final Path file;
    private final Properties kept = new Properties();

    private Ports(Path file) {
        this.file = file;
    }

    static Ports keptIn(Path file) throws IOException {
        Ports ports = new Ports(file);
        if (Files.exists(file)) {
            try (InputStream in = Files.newInputStream(file)) {
                ports.kept.load(in);
            }
        }
        return ports;
    }

    /** The port of old, if nobody else listens there now; else a new one, which takes its place. */
    synchronized int portFor(String name) {
        int port = Integer.parseInt(kept.getProperty(name, "0"));
        while (port == 0 || !isFree(port)) {
            port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (kept.containsValue(String.valueOf(port))) {
                port = 0;
            }
        }
        kept.setProperty(name, String.valueOf(port));
        save();
        return port;
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private void save() {
        try (OutputStream out = Files.newOutputStream(file)) {
            kept.store(out, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
