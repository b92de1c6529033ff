package org.partnerhub.payment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A payment and its open results: those are taken until none of them can be, whatever order they came in. */
final class Course {

    /** What became of a result, and how the payment stands after it. */
    record Settled(Received result, Payment.Verdict verdict, Payment after) {}

    private final List<Received> open;
    private Payment payment;

    Course(Payment payment, List<Received> open) {
        this.payment = payment;
        this.open = new ArrayList<>(open);
        this.open.sort(Comparator.comparingLong(Received::event));
    }

    List<Settled> settle() {
        List<Settled> settled = new ArrayList<>();
        for (int i = 0; i < open.size(); ) {
            Received result = open.get(i);
            Payment.Verdict verdict = payment.take(result);
            if (verdict instanceof Payment.Early) {
                i++;
            } else {
                payment = after(verdict);
                settled.add(new Settled(open.remove(i), verdict, payment));
                // what was too early may not be any more
                i = 0;
            }
        }
        return settled;
    }

    Payment payment() {
        return payment;
    }

    /** What is still too early. */
    List<Received> open() {
        return List.copyOf(open);
    }

    private Payment after(Payment.Verdict verdict) {
        if (verdict instanceof Payment.Applied applied) {
            return applied.after();
        }
        return verdict instanceof Payment.Ignored ignored ? ignored.after() : payment;
    }
}
