package org.partnerhub.sandbox;

import java.io.PrintStream;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;

/** Tells in plain words what happens in the sandbox: names and counts, never a value. */
final class Narrator {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");

    private final PrintStream out;

    Narrator(PrintStream out) {
        this.out = out;
    }

    /** One thing that happened just now. */
    synchronized void tell(String what) {
        out.println(LocalTime.now().format(CLOCK) + "  " + what);
        out.flush();
    }

    /** Text that stands for itself, as a table. */
    synchronized void show(String text) {
        out.println(text);
        out.flush();
    }
}
