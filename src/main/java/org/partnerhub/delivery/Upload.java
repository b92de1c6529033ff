package org.partnerhub.delivery;

import org.partnerhub.egress.Release;
import org.partnerhub.ledger.Manifest;

/** A manifest on its way to the partner, and what the route finds out about it. */
public final class Upload {

    /** Where a manifest stands. */
    private enum Stage {
        /** To be uploaded. */
        OUTGOING,
        /** Was perhaps uploaded already: whether it is there must be seen first. */
        INTERRUPTED,
        /** At the partner. */
        THERE,
        /** Its number is void: its rows go into another one. */
        VOID
    }

    private final Manifest manifest;
    private final RenderedManifest rendered;
    private Stage stage;

    Upload(Manifest manifest, RenderedManifest rendered) {
        this.manifest = manifest;
        this.rendered = rendered;
        this.stage = manifest.committed().isPresent() ? Stage.INTERRUPTED : Stage.OUTGOING;
    }

    public String fileName() {
        return manifest.fileName();
    }

    public boolean isInterrupted() {
        return stage == Stage.INTERRUPTED;
    }

    public boolean isOutgoing() {
        return stage == Stage.OUTGOING;
    }

    public Release release() {
        return Release.manifest(manifest, rendered.content());
    }

    /** @param there the file that the partner has under the manifest's name; null when it has none */
    void compare(byte[] there) {
        Manifest.Content committed = manifest.committed().orElseThrow();
        if (there != null) {
            stage = RenderedManifest.isSame(committed, there) ? Stage.THERE : Stage.VOID;
        } else {
            stage = RenderedManifest.isSame(committed, rendered.content()) ? Stage.OUTGOING : Stage.VOID;
        }
    }

    /** Whether its number is void: the partner has another file under it, or one of its orders was deleted. */
    boolean isVoid() {
        return stage == Stage.VOID;
    }

    /** Whether the partner has the file, now that nothing was left to do. */
    boolean arrived() {
        return stage == Stage.THERE || stage == Stage.OUTGOING;
    }

    Manifest manifest() {
        return manifest;
    }

    RenderedManifest rendered() {
        return rendered;
    }

    @Override
    public String toString() {
        return manifest.fileName();
    }
}
