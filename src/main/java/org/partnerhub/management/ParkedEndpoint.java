package org.partnerhub.management;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.partnerhub.contract.Catalog;
import org.partnerhub.contract.Contract;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.event.OrderReference;
import org.partnerhub.intake.Renewal;
import org.partnerhub.ledger.HeldBack;
import org.partnerhub.ledger.HeldBack.Chosen;
import org.partnerhub.vault.Pseudonyms;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.lang.Nullable;

/**
 * What is parked and withheld, for a person to look at, to let go again and to give up.
 *
 * <p>An order is looked up by what stands in the body of a request: a reference in a URL would end up in logs.
 */
@WebEndpoint(id = "parked")
final class ParkedEndpoint {

    private static final Logger log = LoggerFactory.getLogger(ParkedEndpoint.class);

    private static final int PAGE = 1000;
    private static final int CONFLICT = 409;

    private final Catalog catalog;
    private final HeldBack heldBack;
    private final Renewal renewal;
    private final Pseudonyms pseudonyms;

    ParkedEndpoint(Catalog catalog, HeldBack heldBack, Renewal renewal, Pseudonyms pseudonyms) {
        this.catalog = catalog;
        this.heldBack = heldBack;
        this.renewal = renewal;
        this.pseudonyms = pseudonyms;
    }

    /** What is wrong with a request. */
    record Problem(String problem) {}

    /** How many are held back, by partner, state and reason. */
    @ReadOperation
    List<ParkedView.Count> counts() {
        return heldBack.counts().stream().map(ParkedView.Count::of).toList();
    }

    /** Those of one partner, at most a thousand, in the order of their ids; the next thousand above the last of them. */
    @ReadOperation
    WebEndpointResponse<?> ofPartner(@Selector String partner, @Nullable Long above) {
        return known(partner)
                .<WebEndpointResponse<?>>map(id -> new WebEndpointResponse<>(
                        ParkedView.Entry.all(heldBack.of(id, above == null ? 0 : above, PAGE))))
                .orElseGet(ParkedEndpoint::noSuchPartner);
    }

    /** Those of one order, at all partners. */
    @WriteOperation
    List<ParkedView.Entry> ofOrder(String order) {
        return ParkedView.Entry.all(heldBack.ofOrder(pseudonyms.order(new OrderReference(order).text())));
    }

    /** Lets parked ones go again: one disclosure, or all of the partner with this reason. */
    @WriteOperation
    WebEndpointResponse<?> replay(@Selector String partner, @Nullable Long disclosure, @Nullable String reason) {
        Optional<String> lapse = known(partner).flatMap(renewal::lapsed);
        return lapse.isPresent()
                ? new WebEndpointResponse<>(new Problem("nothing may go to the partner: " + lapse.get()), CONFLICT)
                : command("replay", partner, disclosure, reason, heldBack::replay);
    }

    /** Gives up parked or withheld ones: one disclosure, or all of the partner with this reason. */
    @DeleteOperation
    WebEndpointResponse<?> discard(@Selector String partner, @Nullable Long disclosure, @Nullable String reason) {
        return command("discard", partner, disclosure, reason, heldBack::discard);
    }

    private WebEndpointResponse<?> command(
            String name,
            String partner,
            Long disclosure,
            String reason,
            BiFunction<PartnerId, Chosen, HeldBack.Moved> work) {
        Optional<PartnerId> id = known(partner);
        if (id.isEmpty()) {
            return noSuchPartner();
        }
        return chosen(disclosure, reason)
                .<WebEndpointResponse<?>>map(chosen -> {
                    HeldBack.Moved moved = work.apply(id.get(), chosen);
                    // the port knows no accounts: whoever reaches it may give commands
                    log.atInfo()
                            .addKeyValue("command", name)
                            .addKeyValue("by", "operator")
                            .addKeyValue("partner", id.get())
                            .addKeyValue("chosen", chosen)
                            .addKeyValue("disclosures", moved.disclosures())
                            .addKeyValue("behind", moved.behind())
                            .log("A person's command about what is held back");
                    return new WebEndpointResponse<>(moved);
                })
                .orElseGet(() -> new WebEndpointResponse<>(
                        new Problem("name either a disclosure or a reason"), WebEndpointResponse.STATUS_BAD_REQUEST));
    }

    private static Optional<Chosen> chosen(Long disclosure, String reason) {
        if ((disclosure == null) == (reason == null)) {
            return Optional.empty();
        }
        try {
            return Optional.of(disclosure == null ? new Chosen.All(reason) : new Chosen.One(disclosure));
        } catch (IllegalArgumentException noReason) {
            return Optional.empty();
        }
    }

    /** A partner with a contract, or whose contract is gone while something of it is held back. */
    private Optional<PartnerId> known(String partner) {
        return Stream.concat(
                        catalog.contracts().stream().map(Contract::partner),
                        heldBack.counts().stream().map(HeldBack.Count::partner))
                .filter(id -> id.text().equals(partner))
                .findFirst();
    }

    private static WebEndpointResponse<Problem> noSuchPartner() {
        return new WebEndpointResponse<>(new Problem("there is no such partner"), WebEndpointResponse.STATUS_NOT_FOUND);
    }
}
