package org.partnerhub.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.ExchangeException;
import org.apache.camel.ExchangeProperty;
import org.partnerhub.contract.Catalog;
import org.partnerhub.contract.Contract;
import org.partnerhub.contract.Delivery;
import org.partnerhub.contract.Document;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.ledger.Claimed;
import org.partnerhub.ledger.Claims;
import org.partnerhub.ledger.Manifest;
import org.partnerhub.ledger.Manifests;
import org.partnerhub.ledger.Outcome;
import org.partnerhub.outbox.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** What the route template {@code sftp-manifest} does with disclosures, step by step. */
public final class ManifestDelivery {

    private static final Logger log = LoggerFactory.getLogger(ManifestDelivery.class);

    private final Catalog catalog;
    private final Claims claims;
    private final Manifests manifests;
    private final Unsealing unsealing;
    private final BackOff backOff;
    private final Clock clock;

    ManifestDelivery(
            Catalog catalog, Claims claims, Manifests manifests, Unsealing unsealing, BackOff backOff, Clock clock) {
        this.catalog = catalog;
        this.claims = claims;
        this.manifests = manifests;
        this.unsealing = unsealing;
        this.backOff = backOff;
        this.clock = clock;
    }

    /** Lets the bundle's disclosures wait for the next manifest. */
    public void collect(@Body Bundle bundle) {
        claims.collect(bundle.partner(), bundle.disclosures(), clock.instant());
    }

    /** The partner's next manifest: one that was interrupted, or one that is due; null when there is neither. */
    public Upload cut(String partner) {
        Contract contract = catalog.of(new PartnerId(partner)).orElseThrow();
        for (Document document : contract.documents()) {
            Optional<Upload> upload = cut(contract, document);
            if (upload.isPresent()) {
                return upload.get();
            }
        }
        return null;
    }

    /** Finds out from the file at the partner whether an interrupted manifest arrived. */
    public void compare(@ExchangeProperty("upload") Upload upload, @Body byte[] there) {
        upload.compare(there);
        log.atLevel(upload.isVoid() ? Level.WARN : Level.INFO)
                .addKeyValue("partner", upload.manifest().partner())
                .addKeyValue("file", upload.fileName())
                .addKeyValue("there", there != null)
                .addKeyValue("void", upload.isVoid())
                .log("An interrupted manifest was looked for at the partner");
    }

    /** Tells the ledger that the partner has the manifest, or that its number is void. */
    public void settle(@ExchangeProperty("upload") Upload upload) {
        if (upload.arrived()) {
            manifests.sent(upload.manifest());
        } else {
            manifests.abandon(upload.manifest());
        }
    }

    /** The partner cannot be reached, or did not take the file: it is looked for, and sent again, later. */
    public void postpone(@ExchangeProperty("upload") Upload upload, @ExchangeException Exception trouble) {
        Instant due = backOff.after(upload.manifest().attempt());
        log.atWarn()
                .addKeyValue("partner", upload.manifest().partner())
                .addKeyValue("file", upload.fileName())
                .addKeyValue("attempt", upload.manifest().attempt())
                .addKeyValue("trouble", trouble.getClass().getSimpleName())
                .log("A manifest could not be handed over; it goes again");
        if (Trouble.isBeforeAnythingWasSent(trouble)) {
            manifests.unreached(upload.manifest(), due, "unreachable");
        } else {
            manifests.failed(upload.manifest(), due, "unreachable");
        }
    }

    private Optional<Upload> cut(Contract contract, Document document) {
        Delivery delivery = contract.delivery();
        Optional<Manifest> manifest = manifests.begin(
                contract.partner(), document.name(), delivery.rows(), delivery.every(), clock.instant());
        return manifest.flatMap(begun -> prepare(contract, document, begun));
    }

    /** Renders the manifest, and puts on record what is about to be uploaded. */
    private Optional<Upload> prepare(Contract contract, Document document, Manifest manifest) {
        RenderedManifest rendered = RenderedManifest.of(contract, document, manifest, unsealing);
        if (!rendered.broken().isEmpty()) {
            park(rendered.broken());
            manifests.abandon(manifest);
            return Optional.empty();
        }
        boolean ours = manifest.committed().isPresent() || manifests.commit(manifest, rendered.seal());
        return ours ? Optional.of(new Upload(manifest, rendered)) : Optional.empty();
    }

    private void park(List<Claimed> broken) {
        claims.settle(broken.stream()
                .map(claimed -> new Outcome.Unsendable(claimed, "seal-broken"))
                .toList());
    }
}
