package org.partnerhub.answers;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.List;

/**
 * The lines of an answer, read strictly: ASCII, a header that is known, and an end of line behind each line. One that is
 * missing tells of a file that was cut off.
 */
final class Lines {

    /** Longer than any line can be; a regular expression would need a deep stack for a much longer one. */
    private static final int LONGEST = 2000;

    private Lines() {}

    /**
     * The lines below the header.
     *
     * @throws FaultyAnswerException when it is not written like that, or has nothing below its header
     */
    static List<String> below(String header, byte[] content) {
        for (byte each : content) {
            if (each < ' ' && each != '\n' && each != '\r') {
                throw new FaultyAnswerException(Fault.MALFORMED);
            }
        }
        String text = new String(content, US_ASCII).replace("\r\n", "\n");
        if (!text.endsWith("\n") || text.indexOf('\r') >= 0) {
            throw new FaultyAnswerException(Fault.MALFORMED);
        }
        List<String> lines = List.of(text.substring(0, text.length() - 1).split("\n", -1));
        boolean tooLong = lines.stream().anyMatch(line -> line.length() > LONGEST);
        if (lines.size() < 2 || tooLong || !lines.get(0).equals(header)) {
            throw new FaultyAnswerException(Fault.MALFORMED);
        }
        return lines.subList(1, lines.size());
    }
}
