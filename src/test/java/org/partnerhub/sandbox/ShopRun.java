package org.partnerhub.sandbox;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** The shop at work in a thread of its own, as long as it has something to publish. */
final class ShopRun implements Closeable {

    private final Shop shop;
    private final FutureTask<Void> work;
    private final boolean isNew;

    private ShopRun(Shop shop, EventSource source, boolean isNew) {
        this.shop = shop;
        this.isNew = isNew;
        this.work = new FutureTask<>(() -> {
            shop.publish(source);
            return null;
        });
    }

    static ShopRun start(SandboxArguments arguments, SandboxEnvironment environment, Shop.Observer observer)
            throws IOException {
        EventLog log = EventLog.in(environment.folder().own(""));
        EventSource source = source(arguments, log);
        boolean isNew = log.isEmpty() && arguments.events().isEmpty();
        ShopRun run =
                new ShopRun(new Shop(environment.broker().address(), log, arguments.rate(), observer), source, isNew);
        Thread thread = new Thread(run.work, "shop");
        // it may wait for the other end of a named pipe for ever
        thread.setDaemon(true);
        thread.start();
        return run;
    }

    /** Returns when everything has been published. */
    void await() throws InterruptedException, IOException {
        try {
            work.get();
        } catch (ExecutionException e) {
            throw new IOException("the shop could not publish its events", e.getCause());
        }
    }

    /** Whether it publishes the samples, and has not done so before. */
    boolean isNew() {
        return isNew;
    }

    /** Publishes some more, and returns when the broker has it. */
    void publish(List<byte[]> lines) throws IOException {
        shop.publishMore(lines);
    }

    @Override
    public void close() throws IOException {
        shop.close();
    }

    private static EventSource source(SandboxArguments arguments, EventLog log) {
        EventSource samples = EventSource.of(log.isEmpty() ? SampleOrders.lines() : List.of());
        return arguments.events().map(EventSource::of).orElse(samples);
    }
}
