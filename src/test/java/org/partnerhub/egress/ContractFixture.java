package org.partnerhub.egress;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partnerhub.contract.Connection;
import org.partnerhub.contract.Contract;
import org.partnerhub.contract.Delivery;
import org.partnerhub.contract.PartnerId;

/** Contracts of which only the connection matters. */
final class ContractFixture {

    private ContractFixture() {}

    static Contract overHttp(String partner, String uri, String token) {
        return new Contract(
                new PartnerId(partner),
                partner,
                "payment",
                "0123456789ab",
                new Contract.Agreement("A-1", true, "GB", "none", Period.ofDays(90), LocalDate.parse("2027-12-31")),
                Optional.empty(),
                Map.of(),
                List.of(),
                new Delivery(
                        "http-request",
                        Delivery.Form.JSON,
                        Delivery.Row.ORDER,
                        List.of(),
                        Duration.ofMinutes(15),
                        500,
                        Map.of(),
                        Duration.ofSeconds(10),
                        8,
                        100),
                Optional.empty(),
                Optional.empty(),
                new Connection(
                        URI.create(uri),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new Connection.Authorization("Authorization", "Bearer ", token))));
    }
}
