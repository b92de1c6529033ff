package org.partnerhub.answers;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what a partner answers to notices: a line for each. */
final class NoticeAnswerReader {

    static final String HEADER = "notice,result,basis,until,fields";

    private static final Pattern LINE = Pattern.compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"
            + ",(completed|no-match|partial|refused)"
            + ",(gdpr-17-3-[a-e])?"
            + ",(20[0-9]{2}-[0-9]{2}-[0-9]{2})?"
            + ",([A-Za-z0-9.]*(?: [A-Za-z0-9.]+)*)");

    private final Set<String> fields;
    private final Clock clock;

    /** @param fields that the partner may name */
    NoticeAnswerReader(Set<String> fields, Clock clock) {
        this.fields = Set.copyOf(fields);
        this.clock = clock;
    }

    List<NoticeAnswer> read(byte[] content) {
        List<NoticeAnswer> answers = new ArrayList<>();
        Set<UUID> named = new HashSet<>();
        for (String line : Lines.below(HEADER, content)) {
            NoticeAnswer answer = answer(line);
            if (!named.add(answer.notice())) {
                throw new FaultyAnswerException(Fault.NAMED_TWICE);
            }
            answers.add(answer);
        }
        return answers;
    }

    private NoticeAnswer answer(String text) {
        Matcher line = LINE.matcher(text);
        if (!line.matches()) {
            throw new FaultyAnswerException(Fault.MALFORMED);
        }
        List<String> kept =
                line.group(5).isEmpty() ? List.of() : List.of(line.group(5).split(" "));
        if (!fields.containsAll(kept)) {
            throw new FaultyAnswerException(Fault.UNKNOWN_FIELD);
        }
        try {
            Optional<LocalDate> until = Optional.ofNullable(line.group(4)).map(LocalDate::parse);
            if (until.filter(day -> day.isBefore(today())).isPresent()) {
                throw new FaultyAnswerException(Fault.DAY_OVER);
            }
            return new NoticeAnswer(
                    UUID.fromString(line.group(1)),
                    NoticeAnswer.Result.valueOf(
                            line.group(2).toUpperCase(Locale.ROOT).replace('-', '_')),
                    Optional.ofNullable(line.group(3)),
                    until,
                    kept);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new FaultyAnswerException(Fault.MALFORMED);
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
