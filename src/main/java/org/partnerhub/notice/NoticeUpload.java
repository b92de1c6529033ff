package org.partnerhub.notice;

import java.util.List;
import org.partnerhub.egress.Release;
import org.partnerhub.ledger.ClaimedNotice;
import org.partnerhub.ledger.Manifest;
import org.partnerhub.ledger.NoticeFile;

/** A file of notices on its way to the partner, and what the route finds out about it. */
public final class NoticeUpload {

    /** Where it stands. */
    private enum Stage {
        OUTGOING,
        /** Was perhaps uploaded already: whether it is there must be seen first. */
        INTERRUPTED,
        THERE,
        /** Its name is void: its notices go into another one. */
        VOID
    }

    private final NoticeFile file;
    private final RenderedNotices rendered;
    private Stage stage;

    NoticeUpload(NoticeFile file, RenderedNotices rendered) {
        this.file = file;
        this.rendered = rendered;
        this.stage = file.committed().isPresent() ? Stage.INTERRUPTED : Stage.OUTGOING;
    }

    public String fileName() {
        return file.fileName();
    }

    public boolean isInterrupted() {
        return stage == Stage.INTERRUPTED;
    }

    public boolean isOutgoing() {
        return stage == Stage.OUTGOING;
    }

    public Release release() {
        return Release.notices(file, rendered.content());
    }

    /** @param there the file that the partner has under this name; null when it has none */
    void compare(byte[] there) {
        Manifest.Content committed = file.committed().orElseThrow();
        if (there != null) {
            stage = RenderedNotices.isSame(committed, there) ? Stage.THERE : Stage.VOID;
        } else {
            stage = RenderedNotices.isSame(committed, rendered.content()) ? Stage.OUTGOING : Stage.VOID;
        }
    }

    /** Whether the partner has another file under its name, or has answered some of it and taken it away. */
    boolean isVoid() {
        return stage == Stage.VOID;
    }

    NoticeFile file() {
        return file;
    }

    RenderedNotices rendered() {
        return rendered;
    }

    List<ClaimedNotice> notices() {
        return file.claimed();
    }

    @Override
    public String toString() {
        return file.fileName();
    }
}
