package org.partnerhub.management;

import java.time.Clock;
import java.time.LocalDate;
import org.partnerhub.event.OrderReference;
import org.partnerhub.ledger.LegalHolds;
import org.partnerhub.vault.Pseudonyms;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.lang.Nullable;

/**
 * Legal holds: orders that must be kept for now, whoever asks for their deletion. An order is named in the body of a
 * request, as a reference in a URL would end up in logs.
 */
@WebEndpoint(id = "holds")
final class HoldsEndpoint {

    private static final Logger log = LoggerFactory.getLogger(HoldsEndpoint.class);

    private final LegalHolds holds;
    private final Pseudonyms pseudonyms;
    private final Clock clock;

    HoldsEndpoint(LegalHolds holds, Pseudonyms pseudonyms, Clock clock) {
        this.holds = holds;
        this.pseudonyms = pseudonyms;
        this.clock = clock;
    }

    record Held(boolean held) {}

    record Problem(String problem) {}

    /** Holds the order for this reason until this day, or lifts what holds it, when neither is given. */
    @WriteOperation
    WebEndpointResponse<?> hold(String order, @Nullable String basis, @Nullable LocalDate until) {
        if ((basis == null) != (until == null)) {
            return new WebEndpointResponse<>(
                    new Problem("name basis and until to hold an order, or neither to lift what holds it"),
                    WebEndpointResponse.STATUS_BAD_REQUEST);
        }
        try {
            boolean done = basis == null
                    ? holds.lift(pseudonyms.order(new OrderReference(order).text()))
                    : holds.hold(pseudonyms.order(new OrderReference(order).text()), basis, until, clock.instant());
            log.atInfo()
                    .addKeyValue("command", basis == null ? "lift" : "hold")
                    .addKeyValue("by", "operator")
                    .addKeyValue("done", done)
                    .log("A person's command about a legal hold");
            return done
                    ? new WebEndpointResponse<>(new Held(basis != null))
                    : new WebEndpointResponse<>(
                            new Problem("there is no such order, or nothing holds it"),
                            WebEndpointResponse.STATUS_NOT_FOUND);
        } catch (IllegalArgumentException noBasis) {
            return new WebEndpointResponse<>(
                    new Problem("a basis is 2 to 40 lower-case letters, digits, hyphens, and not five digits in a row"),
                    WebEndpointResponse.STATUS_BAD_REQUEST);
        }
    }
}
