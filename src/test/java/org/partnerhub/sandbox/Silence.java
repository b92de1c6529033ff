package org.partnerhub.sandbox;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that takes every connection and never says a word: what is left of a partner behind a half-open socket. */
final class Silence implements Closeable {

    private final AtomicInteger givenUp = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "silence");
        thread.setDaemon(true);
        return thread;
    });
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final ServerSocket server;

    private Silence(ServerSocket server) {
        this.server = server;
    }

    static Silence at(int port) throws IOException {
        Silence silence = new Silence(new ServerSocket(port, 50, InetAddress.getLoopbackAddress()));
        silence.threads.execute(silence::accept);
        return silence;
    }

    /** How many connections the other side has ended. */
    int givenUp() {
        return givenUp.get();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
        threads.shutdown();
        // the port is free only when the thread that accepts has let go of it
        try {
            threads.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void accept() {
        try {
            while (!server.isClosed()) {
                Socket socket = server.accept();
                open.add(socket);
                threads.execute(() -> hear(socket));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void hear(Socket socket) {
        try (socket) {
            while (socket.getInputStream().read() >= 0) {
                // says nothing to it
            }
        } catch (IOException reset) {
            // ended, less politely
        }
        givenUp.incrementAndGet();
    }
}
