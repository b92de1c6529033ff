package org.partnerhub.vault;

import java.util.regex.Pattern;

/**
 * What a sealed value belongs to. It opens only for the same binding, so a value that is moved to another partner, order
 * or disclosure stays shut.
 *
 * @param partner the partner's id, or empty for what is no partner's
 * @param order the ledger's number of the order
 * @param disclosure the ledger's number of the disclosure, or 0 for what is of the order as a whole
 */
public record Binding(String partner, long order, long disclosure) {

    private static final Pattern PARTNER = Pattern.compile("[a-z0-9-]{0,40}");

    public Binding {
        if (!PARTNER.matcher(partner).matches()) {
            throw new IllegalArgumentException("a partner is bound by its id, or by an empty text for none");
        }
    }

    /** For what belongs to the order itself, such as its reference. */
    public static Binding ofOrder(long order) {
        return new Binding("", order, 0);
    }
}
