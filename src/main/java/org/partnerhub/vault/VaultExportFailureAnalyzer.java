package org.partnerhub.vault;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows a start or a restore that failed at the vault export as what is wrong and what to do. */
final class VaultExportFailureAnalyzer extends AbstractFailureAnalyzer<VaultExportException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, VaultExportException cause) {
        return new FailureAnalysis(
                "Nothing was changed: " + cause.getMessage() + ".",
                "put the newest vault export to hub.vault.export, as docs/how-to/restore.md says",
                cause);
    }
}
