package org.partnerhub.notice;

import org.partnerhub.event.OrderReference;
import org.partnerhub.ledger.ClaimedNotice;

/** A claimed notice, and the order as the partner knows it. */
public record AddressedNotice(ClaimedNotice claimed, OrderReference reference) {}
