package org.partnerhub.ledger;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.partnerhub.contract.PartnerId;

/**
 * What a file is called that a partner gets: {@code <partner>-<document>-<yyyyMMdd>-<number>.csv}. A number has six digits,
 * and more when those are used up.
 */
public final class FileName {

    /** Regular expressions of its last two parts. */
    public static final String DATE = "20[0-9]{2}(?:0[1-9]|1[0-2])(?:[0-2][0-9]|3[01])";

    public static final String NUMBER = "[0-9]{6,9}";

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyyMMdd").withZone(ZoneOffset.UTC);

    private FileName() {}

    static String of(PartnerId partner, String document, Instant now, int number) {
        return "%s-%s-%s-%06d.csv".formatted(partner, document, DAY.format(now), number);
    }
}
