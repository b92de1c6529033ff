package org.partnerhub.vault;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How keys are named in a key store: {@code epoch-1}, {@code epoch-2}, …, and {@code pseudonym}; nothing else is there. */
final class RingEntries {

    private static final String PSEUDONYM = "pseudonym";
    private static final Pattern EPOCH = Pattern.compile("epoch-([1-9][0-9]{0,17})");

    private RingEntries() {}

    static void write(RingKeys keys, KeyStore store, char[] password) throws GeneralSecurityException {
        store.setKeyEntry(PSEUDONYM, keys.pseudonym(), password, null);
        for (Map.Entry<Long, WipeableKey> epoch : keys.epochs().entrySet()) {
            store.setKeyEntry("epoch-" + epoch.getKey(), epoch.getValue(), password, null);
        }
    }

    static RingKeys read(KeyStore store, char[] password, String place) throws GeneralSecurityException {
        Map<Long, WipeableKey> epochs = new HashMap<>();
        WipeableKey pseudonym = null;
        for (String alias : Collections.list(store.aliases())) {
            WipeableKey key = key(store.getKey(alias, password), place);
            Matcher epoch = EPOCH.matcher(alias);
            if (epoch.matches()) {
                epochs.put(Long.valueOf(epoch.group(1)), key);
            } else if (alias.equals(PSEUDONYM)) {
                pseudonym = key;
            } else {
                throw foreign(place);
            }
        }
        if (pseudonym == null || epochs.isEmpty()) {
            throw foreign(place);
        }
        return new RingKeys(epochs, pseudonym);
    }

    private static WipeableKey key(Key key, String place) {
        byte[] material = key == null ? null : key.getEncoded();
        if (material == null || material.length != WipeableKey.LENGTH) {
            throw foreign(place);
        }
        return new WipeableKey(material);
    }

    private static KeyRingException foreign(String place) {
        return new KeyRingException(
                "the file " + place + " is not a key ring of this hub: it holds other keys, or lacks some",
                "point hub.vault.key-ring at the ring; other keys belong in a file of their own");
    }
}
