package org.partnerhub.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.partnerhub.contract.DocumentName;
import org.partnerhub.contract.PartnerId;

/**
 * What a partner has, or may have, of one order: names, and never values.
 *
 * @param order the ledger's own number of the order
 * @param partnerName as its contract has called it last; absent when that was before names were put on record
 * @param fields the paths of the order's fields that the document was made from
 * @param certain false: an attempt may have reached the partner
 * @param since when it went; where that is not known, when it was put on record: the partner cannot have it from before
 * @param askedToPurge whether a notice is under way, or has been answered; false again when one was given up that left the
 *     order itself
 * @param answered whether that notice has ended
 */
public record Holding(
        long order,
        PartnerId partner,
        Optional<String> partnerName,
        DocumentName document,
        String contractVersion,
        List<String> fields,
        Set<String> purposes,
        boolean certain,
        Instant since,
        boolean askedToPurge,
        boolean answered) {}
