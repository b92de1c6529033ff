package org.partnerhub.sandbox;

import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import org.partnerhub.configuration.InvalidConfigurationException;

/** Starts the sandbox: {@code mvn spring-boot:test-run}. */
public final class Sandbox implements Closeable {

    private final Narrator narrator;
    private final Deque<Closeable> parts = new ArrayDeque<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    Sandbox(Narrator narrator) {
        this.narrator = narrator;
    }

    /** Ends with what {@link #run} returns. */
    public static void main(String[] arguments) {
        Sandbox sandbox = new Sandbox(new Narrator(System.out));
        Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close, "sandbox-end"));
        // the broker's threads would keep a process alive that has failed
        System.exit(sandbox.run(arguments));
    }

    /** 0 when all went well, 1 when something that should arrive did not, 2 when the sandbox itself failed. */
    int run(String... arguments) {
        try {
            return run(SandboxArguments.parse(arguments));
        } catch (InvalidConfigurationException | IllegalArgumentException wrong) {
            narrator.show(wrong.getMessage());
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        } catch (Exception failure) {
            narrator.show(Failure.explain(failure));
        }
        return 2;
    }

    private int run(SandboxArguments arguments) throws Exception {
        Outcomes outcomes = new Outcomes();
        Commentary commentary = new Commentary(narrator, outcomes);
        SandboxEnvironment environment = opened(SandboxEnvironment.start(arguments, commentary));
        commentary.expect(environment.expectations());
        narrator.show(Welcome.to(environment));
        opened(ShopListener.start(
                environment.broker().address(), environment.folder().shop(), commentary));
        opened(RunningHub.start(environment.hubProperties(), arguments.others()));
        environment.partners().postTo(environment.callbacks());
        environment.partners().answer();
        environment.partners().countAbsences();
        narrator.tell("the hub is running");
        ShopRun shop = opened(ShopRun.start(arguments, environment, commentary));
        shop.await();
        Verdict verdict =
                new Verdict(environment, outcomes, commentary.payments(), commentary.answers(), commentary.deletions());
        if (shop.isNew()) {
            // partners must hold something before they can be asked to purge it
            verdict.reach(arguments.down().values());
            commentary.deletions().expectOfItsOwn(SampleDeletions.REASSIGNED);
            shop.publish(SampleDeletions.lines(Instant.now()));
        }
        if (!arguments.once()) {
            narrator.tell("the shop has nothing more to publish; press Ctrl-C to end");
            closed.await();
            return 0;
        }
        return conclude(verdict.reach(arguments.down().values()), environment);
    }

    private int conclude(Summary summary, SandboxEnvironment environment) throws IOException {
        summary.write(environment.folder().summary());
        narrator.show(SummaryTable.of(summary));
        return summary.isGood() ? 0 : 1;
    }

    @Override
    public void close() {
        synchronized (parts) {
            while (!parts.isEmpty()) {
                closeNext();
            }
        }
        closed.countDown();
    }

    private void closeNext() {
        try {
            parts.pop().close();
        } catch (IOException | RuntimeException e) {
            narrator.tell("could not be ended cleanly: " + e);
        }
    }

    private <T extends Closeable> T opened(T part) {
        synchronized (parts) {
            parts.push(part);
        }
        return part;
    }
}
