package org.partnerhub.payment;

import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.ledger.PaymentRecord;
import org.partnerhub.ledger.PaymentRecords;
import org.partnerhub.vault.KeySession;
import org.partnerhub.vault.SealBrokenException;
import org.partnerhub.vault.Vault;
import org.partnerhub.vault.WrappedKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a refund needs of its payment: the provider's reference, and an amount that is still there. */
public final class Refunds {

    private static final Logger log = LoggerFactory.getLogger(Refunds.class);

    private final PaymentRecords records;
    private final Vault vault;
    private final Clock clock;

    Refunds(PaymentTables tables, Vault vault, Clock clock) {
        this.records = tables.records();
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * Reserves amounts before their refunds are asked for, as far as they are there. Committed on return. The same
     * disclosure reserves once, however often it is attempted; one that was given up has nothing reserved any more.
     *
     * @param keys holds the orders' keys
     * @return an answer for each request, by its disclosure
     */
    public Map<Long, RefundAnswer> reserve(KeySession keys, PartnerId provider, Collection<RefundRequest> requests) {
        if (requests.isEmpty()) {
            return Map.of();
        }
        Sealing sealing = new Sealing(keys);
        List<Long> orders =
                requests.stream().map(RefundRequest::order).distinct().toList();
        return records.atomically(() -> {
            Map<Long, Optional<RefundAccount>> accounts = records.lock(orders, provider).stream()
                    .collect(toMap(PaymentRecord::order, record -> account(sealing, record)));
            List<RefundAccount> open =
                    accounts.values().stream().flatMap(Optional::stream).toList();
            releaseGivenUp(open);
            Map<Long, RefundAnswer> answers = new LinkedHashMap<>();
            requests.forEach(request -> answers.put(request.disclosure(), answer(accounts, request)));
            write(open, sealing);
            return answers;
        });
    }

    /** The provider has refused the refund: the amount is free again. Committed on return. */
    public void release(long order, PartnerId provider, long disclosure) {
        records.atomically(() -> {
            Optional<PaymentRecord> record = records.lock(order, provider);
            Optional<WrappedKeys> wrapped = records.keys(order).filter(keys -> keys.reference() != null);
            if (record.isPresent() && wrapped.isPresent()) {
                release(record.get(), wrapped.get(), disclosure);
            }
            return null;
        });
    }

    private static RefundAnswer answer(Map<Long, Optional<RefundAccount>> accounts, RefundRequest request) {
        Optional<RefundAccount> account = accounts.get(request.order());
        if (account == null) {
            return new RefundAnswer.Early();
        }
        return account.map(open -> open.reserve(request)).orElseGet(RefundAnswer.SealBroken::new);
    }

    /** Absent when the seal is broken: the refunds of other orders go on. */
    private static Optional<RefundAccount> account(Sealing sealing, PaymentRecord record) {
        try {
            return Optional.of(new RefundAccount(record, sealing.figures(record)));
        } catch (SealBrokenException broken) {
            log.atError()
                    .addKeyValue("partner", record.partner())
                    .addKeyValue("order", record.order())
                    .log("What is on record of a payment is not what was sealed; nothing of it can be refunded");
            return Optional.empty();
        }
    }

    private void release(PaymentRecord record, WrappedKeys wrapped, long disclosure) {
        try (KeySession keys = vault.open()) {
            keys.load(record.order(), wrapped);
            Sealing sealing = new Sealing(keys);
            account(sealing, record).ifPresent(account -> {
                account.release(disclosure);
                write(List.of(account), sealing);
            });
        }
    }

    private void releaseGivenUp(Collection<RefundAccount> accounts) {
        List<Long> open = accounts.stream()
                .flatMap(account -> account.figures().open().stream())
                .toList();
        Set<Long> givenUp = records.givenUp(open);
        accounts.forEach(account ->
                account.figures().open().stream().filter(givenUp::contains).forEach(account::release));
    }

    private void write(Collection<RefundAccount> accounts, Sealing sealing) {
        records.update(
                accounts.stream()
                        .flatMap(account -> account.changed(sealing).stream())
                        .toList(),
                clock.instant());
    }
}
