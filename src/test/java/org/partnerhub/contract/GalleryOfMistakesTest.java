package org.partnerhub.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One contract with many mistakes: what an engineer reads, word for word, after one start. */
class GalleryOfMistakesTest {

    @Test
    void tellsAllOfThemAtOnceEachWithItsPlaceAndRemedy(@TempDir Path folder) {
        CheckedContracts contracts = new CheckedContracts(folder);
        contracts.with("partners/acme.yaml", """
                partner: acme-parcels
                name: Acme
                role: logistics
                agrement: {reference: A-1}
                agreement: {reference: A-1, confidentiality: false, country: UK, transfer: adequacy, keeps: 90, validUntil: 31.1.2027}
                receives: {shipment.carier: acme}
                discloses:
                  consignment:
                    events: [order.placed, order.cancelled]
                    constants: {shipper.name: "${SHOP}"}
                    for:
                      transit:
                        reference: order.reference
                        reference: order.revision
                        weight: shipment.weightGramms | kg 2
                      settlement:
                        amount: payment.amount.value
                  parcel:
                    events: [order.placed]
                    for:
                      final-delivery:
                        name: recipient.name | max
                        name.first: recipient.name | cut 10
                        email: recipient.email
                        skus: items[].sku
                delivery: {route: sftp-manifest, format: csv, columns: [reference, wieght], every: 15m}
                connection: {uri: "sftp://shop:s3cr3t@sftp.acme.example", user: shop}
                """);

        assertThat(String.join("\n", contracts.toldWithPlaces())).isEqualTo("""
                partners/acme.yaml:1:1: deletion is missing; write deletion: …
                partners/acme.yaml:1:10 partner: the partner is not called as its file; write acme, or rename the file
                partners/acme.yaml:4:1 agrement: the key is unknown; did you mean agreement?
                partners/acme.yaml:5:46 agreement.confidentiality: the partner has not signed confidentiality; have it signed, or remove the contract
                partners/acme.yaml:5:62 agreement.country: not a country; write two letters of ISO 3166, like CH
                partners/acme.yaml:5:93 agreement.keeps: not a period; write it like P30D, P6M or P2Y
                partners/acme.yaml:5:109 agreement.validUntil: not a date; write it like 2027-12-31
                partners/acme.yaml:6:11 receives: shipment.carrier is missing; write shipment.carrier: …
                partners/acme.yaml:6:12 receives.shipment.carier: an order has no such single value; did you mean shipment.carrier?
                partners/acme.yaml:10:31 discloses.consignment.constants.shipper.name: a placeholder may not stand here; write the text out; ${…} is for connection only
                partners/acme.yaml:14:9 discloses.consignment.for.transit.reference: written twice, first in line 13; remove one of the two
                partners/acme.yaml:15:17 discloses.consignment.for.transit.weight: order.placed has no field shipment.weightGramms; did you mean shipment.weightGrams?
                partners/acme.yaml:16:7 discloses.consignment.for.settlement: the policy does not allow this purpose to the role logistics; choose from customs-clearance, final-delivery, transit
                partners/acme.yaml:17:17 discloses.consignment.for.settlement.amount: order.cancelled has no field payment.amount.value; write a document of its own for order.placed
                partners/acme.yaml:22:15 discloses.parcel.for.final-delivery.name: the format max does not take these arguments; write it like max 35
                partners/acme.yaml:23:9 discloses.parcel.for.final-delivery.name.first: the target clashes with name in line 22; rename or remove one of the two
                partners/acme.yaml:24:16 discloses.parcel.for.final-delivery.email: the policy does not allow recipient.email for final-delivery; leave it out: it never leaves
                partners/acme.yaml:25:15 discloses.parcel.for.final-delivery.skus: the policy does not allow items[].sku for final-delivery; leave it out: it never leaves
                partners/acme.yaml:26:56 delivery.columns: no column for shipper.name, weight, amount, name, email, skus; add each where the partner expects it
                partners/acme.yaml:26:68 delivery.columns[1]: no document has such a target; did you mean weight?
                partners/acme.yaml:26:84 delivery.every: not a duration; write it like PT30S, PT15M or PT2H, at most PT24H
                partners/acme.yaml:27:13 connection: key is missing; write key: …
                partners/acme.yaml:27:13 connection: hostKey is missing; write hostKey: …
                partners/acme.yaml:27:13 connection: inbox is missing; write inbox: …
                partners/acme.yaml:27:19 connection.uri: the address holds more than scheme, host, port and path; name users and secrets by their own keys""");
    }
}
