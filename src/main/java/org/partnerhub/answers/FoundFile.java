package org.partnerhub.answers;

import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.vault.Pseudonyms;

/**
 * A file in a partner's outbox as it looks in the listing. Its name may be anything, so it prints without it.
 *
 * @param modified milliseconds, by the partner's clock
 */
record FoundFile(PartnerId partner, String name, long size, long modified) {

    static FoundFile of(PartnerId partner, Exchange exchange) {
        GenericFile<?> file = exchange.getProperty(Exchange.FILE_EXCHANGE_FILE, GenericFile.class);
        // the listing's own word: the other names have been made into paths
        return new FoundFile(partner, file.getFileNameOnly(), file.getFileLength(), file.getLastModified());
    }

    UUID key(Pseudonyms pseudonyms) {
        return pseudonyms.foundFile(partner.text(), name, size, modified);
    }

    @Override
    public String toString() {
        return "file of " + partner + ", " + size + " bytes [redacted]";
    }
}
