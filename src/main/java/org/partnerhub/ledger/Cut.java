package org.partnerhub.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.partnerhub.contract.DocumentName;
import org.partnerhub.contract.PartnerId;

/**
 * Chooses what goes into the next manifest.
 *
 * @param rows how many rows it takes at most, a disclosure that alone has more excepted
 * @param every the longest that a disclosure waits for it
 */
record Cut(PartnerId partner, DocumentName document, int rows, Duration every) {

    Cut {
        if (rows < 1 || every.isNegative()) {
            throw new IllegalArgumentException("a manifest has at least one row, and nothing waits a negative time");
        }
    }

    /** In the order of their ids, locked; nothing when it is not time yet. */
    List<DisclosureRow> choose(Tables tables, Instant now) {
        List<WaitingRows.Due> due = tables.waiting().due(partner, document, rows, now);
        return isTime(due, now) ? inLine(tables, fitting(due), now) : List.of();
    }

    private boolean isTime(List<WaitingRows.Due> due, Instant now) {
        return due.stream().mapToInt(WaitingRows.Due::rows).sum() >= rows
                || due.stream().anyMatch(each -> !each.since().plus(every).isAfter(now));
    }

    // stops at the first that is too many, before any is locked. Of an order whose earlier disclosure is left out, a
    // later
    // one does not go: it stands in line behind what is unfinished
    private List<Long> fitting(List<WaitingRows.Due> due) {
        List<Long> fitting = new ArrayList<>();
        int taken = 0;
        for (WaitingRows.Due each : due) {
            taken += each.rows();
            if (taken > rows && !fitting.isEmpty()) {
                break;
            }
            fitting.add(each.disclosure());
        }
        return fitting;
    }

    private List<DisclosureRow> inLine(Tables tables, List<Long> disclosures, Instant now) {
        List<DisclosureRow> candidates = tables.disclosures().lock(disclosures).stream()
                .filter(row -> row.state() == State.WAITING)
                .toList();
        Set<Long> orders = candidates.stream().map(DisclosureRow::order).collect(Collectors.toSet());
        Line line = new Line(candidates, tables.disclosures().unfinished(partner, orders), now);
        tables.transitions().writeBehind(line.behind(), Map.of(), now);
        return line.go();
    }
}
