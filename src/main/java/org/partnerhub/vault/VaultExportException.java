package org.partnerhub.vault;

import java.io.IOException;

/** The vault export cannot be written, or is not what was written. It tells the file, and nothing of what is in it. */
public final class VaultExportException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    VaultExportException(String problem) {
        super(problem);
    }

    VaultExportException(String problem, IOException cause) {
        super(problem, cause);
    }
}
