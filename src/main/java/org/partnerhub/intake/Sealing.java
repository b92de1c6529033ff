package org.partnerhub.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.partnerhub.event.OrderReference;
import org.partnerhub.ledger.SealedDisclosure;
import org.partnerhub.minimize.Disclosure;
import org.partnerhub.vault.Binding;
import org.partnerhub.vault.KeyKind;
import org.partnerhub.vault.KeySession;

/** Seals what a batch discloses under the keys of its orders. */
final class Sealing {

    private final KeySession keys;

    Sealing(KeySession keys) {
        this.keys = keys;
    }

    byte[] seal(long order, OrderReference reference) {
        return keys.seal(
                KeyKind.REFERENCE, Binding.ofOrder(order), reference.text().getBytes(UTF_8));
    }

    SealedDisclosure seal(long id, long order, Disclosure disclosure) {
        Binding binding = new Binding(disclosure.contract().partner().text(), order, id);
        return new SealedDisclosure(
                disclosure.contract().partner(),
                disclosure.document().name(),
                id,
                order,
                disclosure.rows(),
                keys.seal(KeyKind.CONTENT, binding, disclosure.content()));
    }
}
