package org.partnerhub.delivery;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import org.partnerhub.contract.Contract;
import org.partnerhub.contract.Document;
import org.partnerhub.ledger.Claimed;
import org.partnerhub.ledger.Manifest;

/**
 * A manifest as the file that the partner gets. The same disclosures always give the same bytes.
 *
 * @param rows how many there are, the header not counted
 */
record RenderedManifest(byte[] content, int rows, List<Claimed> broken) {

    static RenderedManifest of(Contract contract, Document document, Manifest manifest, Unsealing unsealing) {
        CsvManifest csv = new CsvManifest(contract, document);
        List<Claimed> broken = new ArrayList<>();
        unsealing.open(manifest.claimed(), opened -> {
            if (opened.content().isPresent()) {
                csv.add(opened.content().get());
            } else {
                broken.add(opened.claimed());
            }
        });
        return new RenderedManifest(csv.toBytes(), csv.rows(), List.copyOf(broken));
    }

    /** What is committed of the file before its upload, and compared after a crash. */
    Manifest.Content seal() {
        return new Manifest.Content(rows, content.length, sha256(content));
    }

    static boolean isSame(Manifest.Content committed, byte[] file) {
        return committed.size() == file.length && MessageDigest.isEqual(committed.sha256(), sha256(file));
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return rows + " rows [redacted]";
    }
}
