package org.partnerhub.vault;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows a start that failed at the key ring as what is wrong and what to do. */
final class KeyRingFailureAnalyzer extends AbstractFailureAnalyzer<KeyRingException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, KeyRingException cause) {
        return new FailureAnalysis("The hub did not start: " + cause.problem() + ".", cause.remedy(), cause);
    }
}
