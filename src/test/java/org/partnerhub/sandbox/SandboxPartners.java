package org.partnerhub.sandbox;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.partnerhub.contract.Callback;
import org.partnerhub.contract.Contract;
import org.partnerhub.contract.PartnerId;

/** A stand-in for the partner of each contract, by the scheme of its connection. */
final class SandboxPartners implements Closeable {

    /** Is told what the partners receive; need not listen. */
    interface Observer {

        default void received(PartnerId partner, Path file) {}

        default void received(PartnerId partner, ReceivedRequest request) {}

        /** A partner that was away listens now. */
        default void arrived(PartnerId partner) {}
    }

    private final Map<PartnerId, StandIn> standIns = new TreeMap<>();
    private final ScheduledExecutorService arrivals = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "partner-arrivals");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<PartnerId, CarrierDesk> carrierDesks = new TreeMap<>();
    private final SandboxFolder folder;
    private final Map<PartnerId, Duration> down;
    private final SandboxSecrets secrets;
    private final SshKeys keys;
    private final Clock clock;
    private final Observer observer;

    private SandboxPartners(SandboxFolder folder, Map<PartnerId, Duration> down, Clock clock, Observer observer)
            throws IOException {
        this.folder = folder;
        this.down = Map.copyOf(down);
        this.secrets = SandboxSecrets.in(folder.secrets());
        this.keys = new SshKeys(secrets, SandboxSecrets.in(folder.own("host-keys")));
        this.clock = clock;
        this.observer = observer;
    }

    /**
     * Sets up a stand-in for each contract and lets it listen.
     *
     * @param down the partners that are away at first, and for how long once {@link #countAbsences} is called
     */
    static SandboxPartners start(
            List<Contract> contracts,
            SandboxFolder folder,
            Ports ports,
            Map<PartnerId, Duration> down,
            Clock clock,
            Observer observer)
            throws IOException {
        SandboxPartners partners = new SandboxPartners(folder, down, clock, observer);
        try {
            for (Contract contract : contracts) {
                int port = ports.portFor(contract.partner().text());
                partners.standIns.put(contract.partner(), partners.standIn(contract, port));
            }
            for (Map.Entry<PartnerId, StandIn> each : partners.standIns.entrySet()) {
                if (!down.containsKey(each.getKey())) {
                    each.getValue().arrive();
                }
            }
            return partners;
        } catch (IOException | RuntimeException e) {
            partners.close();
            throw e;
        }
    }

    /** From now on the absences count. */
    void countAbsences() {
        down.forEach((partner, absence) ->
                arrivals.schedule(() -> arriveLate(partner), absence.toMillis(), TimeUnit.MILLISECONDS));
    }

    Map<PartnerId, URI> addresses() {
        return standIns.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().uri(), (one, other) -> one, TreeMap::new));
    }

    StandIn of(PartnerId partner) {
        return Optional.ofNullable(standIns.get(partner))
                .orElseThrow(() -> new IllegalArgumentException("no contract names the partner " + partner));
    }

    HttpPartner http(PartnerId partner) {
        return (HttpPartner) of(partner);
    }

    SftpPartner sftp(PartnerId partner) {
        return (SftpPartner) of(partner);
    }

    /** From now on providers post to the hub what becomes of payments. */
    void postTo(URI hub) {
        standIns.values().stream()
                .filter(HttpPartner.class::isInstance)
                .map(HttpPartner.class::cast)
                .forEach(provider -> provider.postTo(hub));
    }

    /** From now on carriers answer manifests, if their contracts say that they do. */
    void answer() throws IOException {
        for (Map.Entry<PartnerId, CarrierDesk> each : carrierDesks.entrySet()) {
            each.getValue().open(sftp(each.getKey()));
        }
    }

    /** What answers manifests. */
    List<CarrierDesk> carrierDesks() {
        return List.copyOf(carrierDesks.values());
    }

    /** What posts the results of payments. */
    List<ProviderDesk> desks() {
        return standIns.values().stream()
                .filter(HttpPartner.class::isInstance)
                .flatMap(provider -> ((HttpPartner) provider).desk().stream())
                .toList();
    }

    @Override
    public void close() throws IOException {
        desks().forEach(ProviderDesk::close);
        arrivals.shutdownNow();
        for (StandIn standIn : standIns.values()) {
            standIn.close();
        }
    }

    private StandIn standIn(Contract contract, int port) throws IOException {
        PartnerId partner = contract.partner();
        Path root = folder.partner(partner);
        String scheme = contract.connection().uri().getScheme();
        return switch (scheme) {
            case "sftp" -> {
                contract.answers().ifPresent(answers -> carrierDesks.put(partner, new CarrierDesk(partner, clock)));
                yield new SftpPartner(root, port, contract.connection(), keys, file -> received(partner, file));
            }
            case "http", "https" ->
                new HttpPartner(
                        root,
                        port,
                        contract,
                        new HttpPartner.Desks(desk(contract), clock),
                        secrets,
                        request -> observer.received(partner, request));
            default -> throw new IOException("the sandbox has no stand-in for " + partner + ", a partner by " + scheme);
        };
    }

    private void received(PartnerId partner, Path file) {
        observer.received(partner, file);
        Optional.ofNullable(carrierDesks.get(partner))
                .ifPresent(desk -> desk.accept(file, sftp(partner).outbox()));
    }

    private Optional<ProviderDesk> desk(Contract partner) throws IOException {
        Optional<Callback> callback = partner.callback();
        if (callback.isEmpty()) {
            return Optional.empty();
        }
        Callback.Scheme scheme = callback.get().scheme();
        for (String name : callback.get().secrets()) {
            secrets.callback(name, scheme);
        }
        return CallbackForm.knows(scheme)
                ? Optional.of(new ProviderDesk(
                        partner, secrets.callback(callback.get().secrets().get(0), scheme), clock))
                : Optional.empty();
    }

    private void arriveLate(PartnerId partner) {
        try {
            of(partner).arrive();
            observer.arrived(partner);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
