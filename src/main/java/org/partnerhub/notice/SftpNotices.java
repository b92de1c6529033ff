package org.partnerhub.notice;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.ExchangeException;
import org.apache.camel.ExchangeProperty;
import org.partnerhub.contract.Catalog;
import org.partnerhub.contract.DeletionChannel;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.delivery.BackOff;
import org.partnerhub.ledger.NoticeFile;
import org.partnerhub.ledger.NoticeFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** What the route template {@code sftp-notice} does with notices, step by step. */
public final class SftpNotices {

    private static final Logger log = LoggerFactory.getLogger(SftpNotices.class);

    private final Catalog catalog;
    private final NoticeFiles files;
    private final NoticeDesk desk;
    private final NoticeProperties properties;
    private final BackOff backOff;
    private final Clock clock;

    SftpNotices(
            Catalog catalog,
            NoticeFiles files,
            NoticeDesk desk,
            NoticeProperties properties,
            BackOff backOff,
            Clock clock) {
        this.catalog = catalog;
        this.files = files;
        this.desk = desk;
        this.properties = properties;
        this.backOff = backOff;
        this.clock = clock;
    }

    /** The partner's next file: one that was interrupted, or one that is due; null when there is neither. */
    public NoticeUpload cut(String partner) {
        PartnerId id = new PartnerId(partner);
        DeletionChannel channel = catalog.of(id).orElseThrow().deletion();
        return files.begin(id, properties.rows(), channel.every(), clock.instant())
                .map(this::prepare)
                .orElse(null);
    }

    /** Finds out from the file at the partner whether an interrupted upload arrived. */
    public void compare(@ExchangeProperty("upload") NoticeUpload upload, @Body byte[] there) {
        upload.compare(there);
        log.atLevel(upload.isVoid() ? Level.WARN : Level.INFO)
                .addKeyValue("partner", upload.file().partner())
                .addKeyValue("file", upload.fileName())
                .addKeyValue("there", there != null)
                .addKeyValue("void", upload.isVoid())
                .log("An interrupted file of notices was looked for at the partner");
    }

    /** Puts on record that the partner has the file, or that its name is void. */
    public void settle(@ExchangeProperty("upload") NoticeUpload upload) {
        if (upload.isVoid()) {
            files.abandon(upload.file(), clock.instant());
        } else {
            arrived(upload.file());
        }
    }

    /** The partner cannot be reached, or did not take the file: it is looked for, and sent again, later. */
    public void postpone(@ExchangeProperty("upload") NoticeUpload upload, @ExchangeException Exception trouble) {
        Instant due = backOff.after(upload.file().attempt());
        log.atWarn()
                .addKeyValue("partner", upload.file().partner())
                .addKeyValue("file", upload.fileName())
                .addKeyValue("attempt", upload.file().attempt())
                .addKeyValue("trouble", trouble.getClass().getSimpleName())
                .log("A file of notices could not be handed over; it goes again");
        files.failed(upload.file(), due, clock.instant());
    }

    /** Renders the file, and puts on record what is about to be uploaded; null when there is nothing to do about it. */
    private NoticeUpload prepare(NoticeFile file) {
        List<AddressedNotice> notices = desk.open(file.claimed());
        if (notices.isEmpty() && file.committed().isEmpty()) {
            files.abandon(file, clock.instant());
            return null;
        }
        if (file.claimed().isEmpty()) {
            // all of it was answered, so it was there
            arrived(file);
            return null;
        }
        RenderedNotices rendered = RenderedNotices.of(notices);
        boolean ours = file.committed().isPresent() || files.commit(file, rendered.seal(), clock.instant());
        return ours ? new NoticeUpload(file, rendered) : null;
    }

    private void arrived(NoticeFile file) {
        desk.commit(() ->
                files.sent(file, file.claimed().stream().map(desk::delivered).toList(), clock.instant()));
    }
}
