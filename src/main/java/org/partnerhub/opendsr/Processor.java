package org.partnerhub.opendsr;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.partnerhub.contract.OpenDsr;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.egress.Release;
import org.partnerhub.ledger.ClaimedNotice;
import org.partnerhub.notice.AddressedNotice;

/** A partner that is told by OpenDSR, as its contract says. */
final class Processor {

    private final PartnerId partner;
    private final OpenDsr contract;
    private final PinnedCertificates certificates;
    private final Optional<URI> callback;

    /** @param callback where the partner may post how far it is */
    Processor(PartnerId partner, OpenDsr contract, PinnedCertificates certificates, Optional<URI> callback) {
        this.partner = partner;
        this.contract = contract;
        this.certificates = certificates;
        this.callback = callback;
    }

    PartnerId partner() {
        return partner;
    }

    PinnedCertificates certificates() {
        return certificates;
    }

    OpenDsrAttempt attempt(AddressedNotice notice) {
        ClaimedNotice claimed = notice.claimed();
        return new OpenDsrAttempt(
                claimed,
                Release.progress(claimed, contract.requests()),
                Release.notice(claimed, contract.requests(), content(notice)));
    }

    /** The same for each attempt. It names the order by its reference, and nothing of the customer. */
    private byte[] content(AddressedNotice notice) {
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        content.put("regulation", "gdpr");
        content.put("subject_request_id", notice.claimed().askedAs().toString());
        content.put("subject_request_type", "erasure");
        content.put(
                "submitted_time",
                notice.claimed()
                        .notice()
                        .createdAt()
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString());
        content.put("api_version", "2.0");
        String reference = notice.reference().text();
        contract.identity().ifPresent(type -> content.putArray("subject_identities")
                .addObject()
                .put("identity_type", type)
                .put("identity_value", reference)
                .put("identity_format", "raw"));
        callback.ifPresent(address -> content.putArray("status_callback_urls").add(address.toString()));
        contract.extension().ifPresent(key -> content.putObject("extensions")
                .putObject(contract.domain())
                .put(key, reference));
        return content.toString().getBytes(UTF_8);
    }
}
