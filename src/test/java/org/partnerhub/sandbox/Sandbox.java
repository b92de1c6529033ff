package org.partnerhub.sandbox;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.partnerhub.configuration.InvalidConfigurationException;
import org.springframework.jdbc.core.JdbcTemplate;

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
        RunningHub hub = opened(RunningHub.start(environment.hubProperties(), arguments.others(), environment.clock()));
        environment.partners().postTo(environment.callbacks());
        environment.partners().answer();
        environment.partners().countAbsences();
        narrator.tell("the hub is running");
        ShopRun shop = opened(ShopRun.start(arguments, environment, commentary));
        shop.await();
        Stillness stillness = opened(new Stillness(
                hub.bean(JdbcTemplate.class),
                environment.clock(),
                environment.broker().address()));
        Verdict verdict =
                new Verdict(environment, outcomes, commentary.books(), Optional.of(stillness), longest(arguments));
        Aftermath.Wish wish = arguments.aftermath();
        if (shop.isNew()) {
            // partners must hold something before they can be asked to purge it
            verdict.await();
            commentary.books().deletions().expectOfItsOwn(SampleDeletions.REASSIGNED);
            shop.publish(SampleDeletions.lines(environment.clock().instant()));
            wish = wish.or(SampleDeletions.AFTERMATH);
        }
        Optional<Proven> proven =
                conclude(wish, new Aftermath(hub, environment.clock(), narrator), verdict, environment);
        if (!arguments.once()) {
            proven.ifPresent(deletion -> narrator.show(SummaryTable.proof(deletion)));
            narrator.tell("the shop has nothing more to publish; press Ctrl-C to end");
            closed.await();
            return 0;
        }
        verdict.await();
        return conclude(verdict.summary(proven), environment);
    }

    /** Lets time pass, and what comes then. */
    private Optional<Proven> conclude(
            Aftermath.Wish wish, Aftermath aftermath, Verdict verdict, SandboxEnvironment environment)
            throws IOException, InterruptedException {
        if (wish.isNothing()) {
            return Optional.empty();
        }
        verdict.await();
        if (wish.advance().isPresent()) {
            aftermath.advance(wish.advance().get());
            verdict.await();
        }
        if (wish.turnEpoch()) {
            aftermath.turnEpochs();
            verdict.await();
        }
        return verdict.prove(new Auditor(
                environment.management(), environment.folder().shop().resolve("hub.deletion-status.ndjson")));
    }

    private static Duration longest(SandboxArguments arguments) {
        return arguments.down().values().stream().max(Duration::compareTo).orElse(Duration.ZERO);
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
