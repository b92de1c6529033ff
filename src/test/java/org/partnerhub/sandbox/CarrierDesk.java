package org.partnerhub.sandbox;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.partnerhub.contract.PartnerId;

/**
 * A carrier's other half: answers each manifest, and each file of deletion notices, in its outbox; one carrier says nothing to
 * a notice until it is asked again. Now and then it does not accept an order, and now and then it leaves a file too that is
 * none of the hub's business: a hostile name, half an answer, or one to somebody else's manifest.
 */
final class CarrierDesk {

    private static final int OUT_OF_TWENTY = 20;
    private static final int NOT_ACCEPTED = 11;
    private static final String CODE = "E17";
    private static final PartnerId FORGETFUL = new PartnerId("inlandia");

    /** An order that the carrier does not take on, or that the hub says it does not. */
    record Refusal(String partner, String document, String order) {}

    private final PartnerId partner;
    private final Clock clock;
    private final Set<Path> answers = ConcurrentHashMap.newKeySet();
    private final Set<Path> oddFiles = ConcurrentHashMap.newKeySet();
    private final Set<String> read = ConcurrentHashMap.newKeySet();
    private final Set<String> notices = ConcurrentHashMap.newKeySet();
    private final Set<Refusal> refusals = ConcurrentHashMap.newKeySet();
    private volatile boolean isOpen;

    CarrierDesk(PartnerId partner, Clock clock) {
        this.partner = partner;
        this.clock = clock;
    }

    /** From now on it answers; first those that have come before, which it may have answered already. */
    void open(SftpPartner carrier) throws IOException {
        isOpen = true;
        for (Path manifest : carrier.manifests()) {
            answer(manifest, carrier.outbox());
        }
        for (Path file : carrier.noticeFiles()) {
            answer(file, carrier.outbox());
        }
    }

    /** A manifest has come. */
    void accept(Path manifest, Path outbox) {
        if (isOpen) {
            try {
                answer(manifest, outbox);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    int answered() {
        return answers.size();
    }

    /** How many of its answers the hub has taken. */
    int taken() {
        return (int) answers.stream().filter(Files::notExists).count();
    }

    boolean isIdle() {
        return taken() == answered();
    }

    int odd() {
        return oddFiles.size();
    }

    /** How many files the hub has taken that it should have left alone. */
    int oddAndTaken() {
        return (int) oddFiles.stream().filter(Files::notExists).count();
    }

    /** The deletion notices that it has answered. */
    Set<String> notices() {
        return Set.copyOf(notices);
    }

    Set<Refusal> refusals() {
        return Set.copyOf(refusals);
    }

    /** It has purged all that it answers. */
    private void answerNotices(Path file, Path outbox) throws IOException {
        List<String> answered = Files.readAllLines(file).stream()
                .skip(1)
                .map(row -> row.substring(0, row.indexOf(',')))
                .filter(notice -> !read.add(notice) || !partner.equals(FORGETFUL))
                .toList();
        if (answered.isEmpty()) {
            return;
        }
        notices.addAll(answered);
        StringBuilder answer = new StringBuilder("notice,result,basis,until,fields\r\n");
        answered.forEach(notice -> answer.append(notice).append(",completed,,,\r\n"));
        answers.add(write(outbox.resolve(file.getFileName() + ".answer"), answer.toString()));
    }

    private void answer(Path manifest, Path outbox) throws IOException {
        if (SftpPartner.isOfNotices(manifest)) {
            answerNotices(manifest, outbox);
            return;
        }
        String name = manifest.getFileName().toString();
        Map<Integer, String> refused = new TreeMap<>();
        int row = 0;
        for (String order : orders(manifest)) {
            row++;
            // the same order fares alike, whatever comes of it
            if (Math.floorMod(order.hashCode(), OUT_OF_TWENTY) == NOT_ACCEPTED) {
                refused.put(row, order);
                refusals.add(new Refusal(partner.text(), documentOf(name), order));
            }
        }
        StringBuilder answer = new StringBuilder();
        if (refused.isEmpty()) {
            answer.append("time,rows\r\n").append(clock.instant().truncatedTo(ChronoUnit.SECONDS));
            answer.append(',').append(row).append("\r\n");
        } else {
            answer.append("row,code\r\n");
            refused.keySet()
                    .forEach(
                            each -> answer.append(each).append(',').append(CODE).append("\r\n"));
        }
        answers.add(write(outbox.resolve(name + (refused.isEmpty() ? ".ok" : ".err")), answer.toString()));
        odd(name).ifPresent(odd -> oddFiles.add(leave(outbox.resolve(odd))));
    }

    /** The name of a file that comes with the answer and is none. */
    private static Optional<String> odd(String manifest) {
        int number = Integer.parseInt(manifest.replaceAll(".*-([0-9]+)\\.csv", "$1"));
        return switch (number % 5) {
            case 1 -> Optional.of("%2e%2e%2f" + manifest + "\n.ok");
            case 2 -> Optional.of(manifest + ".answer");
            case 3 -> Optional.of(manifest.replaceAll("[0-9]+\\.csv", "999999.csv.ok"));
            default -> Optional.empty();
        };
    }

    private static String documentOf(String manifest) {
        return manifest.replaceFirst("-[0-9]{8}-[0-9]+\\.csv", "");
    }

    private static Path leave(Path odd) {
        try {
            return Files.exists(odd) ? odd : write(odd, "time,ro");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As a carrier should: under a temporary name until it is whole. */
    private static Path write(Path file, String content) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        Files.writeString(unfinished, content);
        return Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The order of each row: what stands in the column for its reference, or else in the first. */
    private static List<String> orders(Path manifest) throws IOException {
        try (MappingIterator<String[]> rows = new CsvMapper()
                .enable(CsvParser.Feature.WRAP_AS_ARRAY)
                .readerFor(String[].class)
                .readValues(manifest.toFile())) {
            List<String[]> all = rows.readAll();
            int column = Math.max(0, List.of(all.get(0)).indexOf("reference"));
            return all.stream().skip(1).map(row -> row[column]).toList();
        }
    }
}
