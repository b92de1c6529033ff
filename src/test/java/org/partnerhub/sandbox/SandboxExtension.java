package org.partnerhub.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the one {@link SandboxEnvironment} of a test run: started by the first that asks, ended after the last. */
final class SandboxExtension implements ParameterResolver {

    /** What JUnit keeps and closes. */
    private record Shared(SandboxEnvironment environment) implements CloseableResource {

        @Override
        public void close() throws IOException {
            environment.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == SandboxEnvironment.class;
    }

    @Override
    public SandboxEnvironment resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(SandboxExtension.class))
                .getOrComputeIfAbsent(Shared.class, type -> start(), Shared.class)
                .environment();
    }

    private static Shared start() {
        try {
            return new Shared(SandboxEnvironment.start(
                    SandboxArguments.parse("--sandbox.dir=" + Path.of("target/test-sandbox")),
                    new SandboxPartners.Observer() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException("the sandbox did not start", e);
        }
    }
}
