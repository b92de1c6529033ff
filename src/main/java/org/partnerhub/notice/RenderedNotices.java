package org.partnerhub.notice;

import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.List;
import org.partnerhub.ledger.Manifest;

/**
 * Notices as the file that the partner gets: UTF-8, comma, CRLF, quoted as RFC 4180 says, with a header. The same notices
 * always give the same bytes. They stand in the order of their numbers, which are random: what goes first is a guardian's or
 * a minor's, and must not be found by its place.
 */
record RenderedNotices(byte[] content, int rows) {

    private static final CsvMapper CSV = CsvMapper.builder()
            .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
            .build();
    private static final CsvSchema ROWS = CsvSchema.emptySchema().withLineSeparator("\r\n");

    static RenderedNotices of(List<AddressedNotice> notices) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (SequenceWriter rows = CSV.writer(ROWS).writeValues(bytes)) {
            rows.write(List.of("notice", "reference"));
            for (AddressedNotice each : byNumber(notices)) {
                rows.write(List.of(
                        each.claimed().randomId().toString(), each.reference().text()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new RenderedNotices(bytes.toByteArray(), notices.size());
    }

    private static List<AddressedNotice> byNumber(List<AddressedNotice> notices) {
        return notices.stream()
                .sorted(Comparator.comparing(each -> each.claimed().randomId()))
                .toList();
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
        return rows + " notices [redacted]";
    }
}
