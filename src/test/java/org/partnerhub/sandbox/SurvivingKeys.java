package org.partnerhub.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.partnerhub.sandbox.SurvivingKey.Use;
import org.partnerhub.vault.KeyKind;
import org.springframework.jdbc.core.JdbcTemplate;

/** All keys that whoever has a hub's database, its ring and the ring's password has. */
final class SurvivingKeys {

    private static final String EPOCH = "epoch-";

    private static final String WRAPPED = "select id, epoch, content_key, reference_key from customer_order"
            + " union all select event_id, epoch, null, reference_key from payment_pending where epoch is not null";

    private final Map<String, SecretKey> ring = new TreeMap<>();
    private final List<SurvivingKey> ofOrders = new ArrayList<>();
    private final Set<Use> uses = new HashSet<>();

    private SurvivingKeys() {}

    /** @throws GeneralSecurityException also when a key in the database cannot be unwrapped */
    static SurvivingKeys of(Path ring, String password, JdbcTemplate ledger)
            throws IOException, GeneralSecurityException {
        SurvivingKeys keys = new SurvivingKeys();
        KeyStore store = KeyStore.getInstance(ring.toFile(), password.toCharArray());
        for (String name : Collections.list(store.aliases())) {
            keys.ring.put(name, (SecretKey) store.getKey(name, password.toCharArray()));
        }
        for (Map<String, Object> row : ledger.queryForList(WRAPPED)) {
            keys.unwrap(KeyKind.CONTENT, row, (byte[]) row.get("content_key"));
            keys.unwrap(KeyKind.REFERENCE, row, (byte[]) row.get("reference_key"));
        }
        return keys;
    }

    Collection<SurvivingKey> all() {
        List<SurvivingKey> all = new ArrayList<>(ofOrders);
        ring.forEach((name, key) -> all.add(SurvivingKey.ofRing(name, key)));
        return all;
    }

    /** The keys of epochs, by their numbers. */
    Map<Long, SecretKey> epochs() {
        return ring.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(EPOCH))
                .collect(Collectors.toMap(
                        entry -> Long.valueOf(entry.getKey().substring(EPOCH.length())), Map.Entry::getValue));
    }

    /** Whose keys are in the database, and of which kind. */
    Set<Use> uses() {
        return uses;
    }

    /** Whether it is a key that outlives its order's content key: holders have to be told of the order's reference still. */
    boolean isOfADeletedOrder(SurvivingKey key) {
        return key.use()
                .filter(use -> use.kind() == KeyKind.REFERENCE)
                .filter(use -> !uses.contains(new Use(KeyKind.CONTENT, use.owner())))
                .isPresent();
    }

    private void unwrap(KeyKind kind, Map<String, Object> row, byte[] wrapped) throws GeneralSecurityException {
        if (wrapped != null) {
            long owner = (Long) row.get("id");
            long epoch = (Long) row.get("epoch");
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    ring.get(EPOCH + epoch),
                    new GCMParameterSpec(SealedBytes.TAG * Byte.SIZE, wrapped, 1, SealedBytes.NONCE));
            cipher.updateAAD(WrappedKeySearch.associated(kind, owner, epoch));
            int text = 1 + SealedBytes.NONCE;
            byte[] key = cipher.doFinal(wrapped, text, wrapped.length - text);
            Use use = new Use(kind, owner);
            uses.add(use);
            ofOrders.add(SurvivingKey.ofOrder(use, new SecretKeySpec(key, "AES")));
        }
    }
}
