package org.partnerhub.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A hub in a process of its own, which can be killed. */
final class HubProcess {

    private static final long PATIENCE = 90;

    private final Process process;

    private HubProcess(Process process) {
        this.process = process;
    }

    /** @param point where it ends by itself; never, when absent */
    static HubProcess start(SandboxEnvironment environment, Optional<HaltPoint> point) throws IOException {
        List<String> virtualMachine = point.map(each -> "-D" + HaltingHub.PROPERTY + "=" + each.name()).stream()
                .toList();
        // the group takes the next consumer for this one, and does not wait until it has missed its heartbeats
        List<String> oneOfTheGroup =
                List.of("--hub.intake.consumers=1", "--camel.component.kafka.group-instance-id=hub");
        return start(environment, virtualMachine, oneOfTheGroup);
    }

    /** @param settings for Spring Boot, as {@code --name=value}; they win over those of the environment */
    static HubProcess start(SandboxEnvironment environment, List<String> settings) throws IOException {
        return start(environment, List.of(), settings);
    }

    private static HubProcess start(SandboxEnvironment environment, List<String> virtualMachine, List<String> settings)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // it does not live long enough to be worth compiling well
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(virtualMachine);
        command.add(HaltingHub.class.getName());
        environment.hubProperties().forEach((name, value) -> {
            if (settings.stream().noneMatch(setting -> setting.startsWith("--" + name + "="))) {
                command.add("--" + name + "=" + value);
            }
        });
        command.addAll(settings);
        return new HubProcess(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        environment.folder().own("hub.out").toFile()))
                .start());
    }

    /** How it ended. */
    int await() throws InterruptedException {
        if (!process.waitFor(PATIENCE, TimeUnit.SECONDS)) {
            kill();
            throw new IllegalStateException("the hub has not ended by itself");
        }
        return process.exitValue();
    }

    /** Ends it with a signal that it cannot catch. */
    void kill() {
        process.destroyForcibly();
    }

    /** Asks it to end, and tells how it did. */
    int end() throws InterruptedException {
        process.destroy();
        return await();
    }
}
