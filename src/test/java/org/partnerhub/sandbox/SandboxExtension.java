package org.partnerhub.sandbox;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the one {@link SandboxEnvironment} of a test run, or the one {@link LiveHub} in it: started by the first that
 * asks, ended after the last.
 */
final class SandboxExtension implements ParameterResolver {

    private static final List<Class<?>> KNOWN = List.of(SandboxEnvironment.class, LiveHub.class);

    /** What JUnit keeps and closes, the last first. */
    private record Shared<T extends Closeable>(T what) implements CloseableResource {

        @Override
        public void close() throws IOException {
            what.close();
        }
    }

    /** Starts something. */
    @FunctionalInterface
    private interface Start<T> {
        T start() throws Exception;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return KNOWN.contains(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Store store = context.getRoot().getStore(Namespace.create(SandboxExtension.class));
        return parameter.getParameter().getType() == LiveHub.class ? hub(store) : environment(store);
    }

    private static LiveHub hub(Store store) {
        // kept before the hub, and so ended after it
        SandboxEnvironment environment = environment(store);
        return shared(store, LiveHub.class, () -> LiveHub.start(environment));
    }

    private static SandboxEnvironment environment(Store store) {
        return shared(
                store,
                SandboxEnvironment.class,
                () -> SandboxEnvironment.start(
                        SandboxArguments.parse("--sandbox.dir=" + Path.of("target/test-sandbox")),
                        new SandboxPartners.Observer() {}));
    }

    private static <T extends Closeable> T shared(Store store, Class<T> type, Start<T> start) {
        return type.cast(store.getOrComputeIfAbsent(type, key -> started(start), Shared.class)
                .what());
    }

    private static <T extends Closeable> Shared<T> started(Start<T> start) {
        try {
            return new Shared<>(start.start());
        } catch (Exception e) {
            throw new IllegalStateException("the sandbox did not start", e);
        }
    }
}
