package org.partnerhub.secrets;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows a start that failed for want of a secret as what is wrong and what to do. */
final class SecretFailureAnalyzer extends AbstractFailureAnalyzer<SecretException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, SecretException cause) {
        return new FailureAnalysis("The hub did not start: " + cause.problem() + ".", cause.remedy(), cause);
    }
}
