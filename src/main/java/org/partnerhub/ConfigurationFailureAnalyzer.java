package org.partnerhub;

import org.partnerhub.configuration.InvalidConfigurationException;
import org.partnerhub.configuration.Problem;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells at the start what is wrong in policy, schemas and contracts: a line for each problem, and no stack trace. */
final class ConfigurationFailureAnalyzer extends AbstractFailureAnalyzer<InvalidConfigurationException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidConfigurationException cause) {
        StringBuilder description =
                new StringBuilder("The hub did not start: policy, schemas and contracts are not right.\n");
        for (Problem problem : cause.problems()) {
            description.append("\n    ").append(problem);
        }
        return new FailureAnalysis(
                description.toString(), "mend each line above; nothing was read, sent or written.", cause);
    }
}
