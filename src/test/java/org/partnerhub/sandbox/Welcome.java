package org.partnerhub.sandbox;

/** Says where everything is in a sandbox. */
final class Welcome {

    private Welcome() {}

    static String to(SandboxEnvironment environment) {
        SandboxFolder folder = environment.folder();
        StringBuilder text = new StringBuilder();
        text.append(row("Kafka", environment.broker().address(), KafkaBroker.ORDERS + ", " + KafkaBroker.DELETIONS));
        environment
                .partners()
                .addresses()
                .forEach((partner, address) -> text.append(row(
                        partner.text(),
                        address.toString(),
                        folder.partner(partner).toString())));
        text.append(row("hub", environment.management().toString(), folder.hub() + " (log: logs/hub.log)"));
        text.append(row("shop", "", folder.shop() + " (what the hub published)"));
        return text.toString();
    }

    private static String row(String name, String address, String place) {
        return String.format("%-12s %-32s %s%n", name, address, place);
    }
}
