package org.partnerhub.minimize;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.partnerhub.event.JsonType;

/**
 * One pass over an event that keeps what is wanted, and lets nothing by that two readers could understand differently: no
 * key twice in an object, no number or depth beyond bounds, nothing behind the event. It is as strict in what nobody knows
 * as in what is wanted.
 */
final class StrictPass {

    private static final int MAX_DEPTH = 64;
    private static final int MAX_NUMBER = 40;
    private static final int MAX_EXPONENT = 3;
    private static final byte[] TRUE = "true".getBytes(US_ASCII);
    private static final byte[] FALSE = "false".getBytes(US_ASCII);
    private static final byte[] NULL = "null".getBytes(US_ASCII);

    private final Minimizer minimizer;
    private final Columns columns;
    private final byte[] event;
    private final int end;
    private final JsonScanner scanner;
    private Set<String> unknown = Set.of();

    /** By the type of the event, once its data has been come to. */
    private Optional<Projection> projection = Optional.empty();

    private int depth;

    /** @param end where to stop, as if the event were no longer */
    StrictPass(Minimizer minimizer, Columns columns, byte[] event, int end) {
        this.minimizer = minimizer;
        this.columns = columns;
        this.event = event;
        this.end = end;
        this.scanner = new JsonScanner(event, end);
    }

    /** Where the event has fields that the schema does not know, each place once. */
    Set<String> unknown() {
        return unknown;
    }

    /** What the contracts want of this type of event; absent when no contract can, or the event has no data. */
    Optional<Projection> projection() {
        return projection;
    }

    /** @throws EventFault when the event is to be set aside */
    void run() {
        run(Envelope.EVENT);
    }

    private void run(Place root) {
        try {
            boolean isObject = scanner.next() == '{';
            value(root, 0);
            if (scanner.next() != JsonScanner.END) {
                throw new EventFault(Code.TRAILING_TEXT, root);
            }
            if (!isObject) {
                throw new EventFault(Code.NOT_A_CLOUD_EVENT, root);
            }
        } catch (JsonScanner.NoJsonException noJson) {
            throw new EventFault(Code.NOT_JSON, root);
        }
    }

    /** Null and the empty string count as missing. */
    private void value(Place place, int row) {
        int first = scanner.next();
        int start = scanner.at();
        switch (first) {
            case '"' -> string(place, row, start);
            case '{' -> {
                keep(place, row, start, JsonType.OBJECT);
                object(place == Envelope.DATA ? data() : place, row);
            }
            case '[' -> {
                keep(place, row, start, JsonType.ARRAY);
                array(place, row);
            }
            case 't' -> {
                scanner.skipWord(TRUE);
                keep(place, row, start, JsonType.BOOLEAN);
            }
            case 'f' -> {
                scanner.skipWord(FALSE);
                keep(place, row, start, JsonType.BOOLEAN);
            }
            case 'n' -> scanner.skipWord(NULL);
            default -> number(place, row, start);
        }
    }

    private void string(Place place, int row, int start) {
        boolean plain = scanner.skipString();
        boolean empty = scanner.at() - start == 2;
        if (place.column() != Place.UNWANTED && !empty) {
            columns.keepString(place, row, start, scanner.at(), plain);
        }
    }

    private void number(Place place, int row, int start) {
        int exponent = scanner.skipNumber();
        if (exponent > MAX_EXPONENT || scanner.at() - start > MAX_NUMBER) {
            throw new EventFault(Code.NUMBER_OUT_OF_RANGE, place);
        }
        keep(place, row, start, exponent == JsonScanner.INTEGER ? JsonType.INTEGER : JsonType.NUMBER);
    }

    private void keep(Place place, int row, int start, JsonType type) {
        if (place.column() != Place.UNWANTED) {
            columns.keep(place, row, start, scanner.at(), type);
        }
    }

    private void object(Place place, int row) {
        enter(place);
        SeenKeys seen = new SeenKeys();
        Place last = place;
        try {
            for (boolean more = scanner.enter('}'); more; more = scanner.goOn('}')) {
                last = field(place, seen);
                value(last, row);
            }
        } catch (JsonScanner.NoJsonException noJson) {
            throw new EventFault(Code.NOT_JSON, last);
        }
        depth--;
    }

    /** Steps over a key and its colon. A key that comes in its turn is not read, only compared. */
    private Place field(Place place, SeenKeys seen) {
        Fields fields = place.fields();
        scanner.next();
        for (int position = seen.expected(); position < fields.size(); position++) {
            if (scanner.skip(fields.key(position))) {
                return once(fields.at(position), seen.add(position, fields));
            }
        }
        Place field = read(place, seen);
        if (scanner.next() != ':') {
            throw new EventFault(Code.NOT_JSON, field);
        }
        scanner.step();
        return field;
    }

    private Place read(Place place, SeenKeys seen) {
        scanner.next();
        int start = scanner.at();
        scanner.skipString();
        String name = JsonText.string(event, start, scanner.at());
        int position = place.fields().position(name);
        if (position != Fields.UNKNOWN) {
            return once(place.fields().at(position), seen.add(position, place.fields()));
        }
        report(place);
        return once(place.beneath(), seen.add(name));
    }

    private static Place once(Place field, boolean first) {
        if (!first) {
            throw new EventFault(Code.DUPLICATE_KEY, field);
        }
        return field;
    }

    /** Attributes of the event that nobody knows are extensions, which anyone may add. */
    private void report(Place place) {
        boolean isExtension = place == Envelope.EVENT || place == Envelope.EVENT.beneath();
        if (!isExtension) {
            if (unknown.isEmpty()) {
                unknown = new LinkedHashSet<>();
            }
            unknown.add(place.path());
        }
    }

    private void array(Place place, int row) {
        Place each = place.elements().map(Place.Elements::each).orElse(place.beneath());
        enter(each);
        try {
            if (place.elements().isPresent()) {
                rows(place.elements().get(), row);
            } else {
                for (boolean more = scanner.enter(']'); more; more = scanner.goOn(']')) {
                    value(each, row);
                }
            }
        } catch (JsonScanner.NoJsonException noJson) {
            throw new EventFault(Code.NOT_JSON, each);
        }
        depth--;
    }

    private void rows(Place.Elements elements, int row) {
        int first = columns.nextRow(elements);
        for (boolean more = scanner.enter(']'); more; more = scanner.goOn(']')) {
            value(elements.each(), columns.addRow(elements));
        }
        columns.keepRows(elements, row, first);
    }

    private void enter(Place place) {
        if (++depth > MAX_DEPTH) {
            throw new EventFault(Code.TOO_DEEP, place);
        }
    }

    /** The place of the data; what stands in it depends on the type of the event. */
    private Place data() {
        projection = Envelope.type(columns).or(this::typeAhead).flatMap(minimizer::projection);
        return projection.map(Projection::data).orElse(Envelope.DATA);
    }

    /** The type of an event that tells it behind the data, found by a pass for nothing else. */
    private Optional<String> typeAhead() {
        Columns ahead = new Columns(Envelope.COLUMNS, 0);
        ahead.open(event);
        try {
            new StrictPass(minimizer, ahead, event, end).run(Envelope.TYPE_ALONE);
        } catch (EventFault fault) {
            // this pass comes to it too, and knows better where it is
        }
        return Envelope.type(ahead);
    }
}
