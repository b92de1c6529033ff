package org.partnerhub.sandbox;

import java.util.List;
import org.apache.camel.Message;
import org.partnerhub.delivery.Attempt;
import org.partnerhub.delivery.Slice;

/** The places between any two commits, where a process may end: behind a step of a route, or within it. */
enum HaltPoint {
    EVENTS_READ("order-intake", "intake.minimize"),
    IN_THE_LEDGERS_TRANSACTION("order-intake", "intake.record"),
    RECORDED("order-intake", "intake.record"),
    IN_THE_QUEUES_TRANSACTION("queue-bundles", "jms:queue:${body.queue}"),
    QUEUED("order-intake", "direct:queue-bundles"),
    OFFSETS_COMMITTED("order-intake", "intake.commit"),
    CLAIMED("paywave-deliver", "delivery.claim"),
    REQUEST_SENT("paywave-send", "{{uri}}"),
    REQUEST_SETTLED("paywave-deliver", "delivery.settle"),
    COLLECTED("nordpost-collect", "manifest.collect"),
    MANIFEST_COMMITTED("nordpost-send", "manifest.cut"),
    MANIFEST_UPLOADED("nordpost-send", "{{uri}}"),
    MANIFEST_SETTLED("nordpost-send", "manifest.settle"),
    ANSWER_READ("nordpost-answers", "answers.read"),
    ANSWER_TAKEN("nordpost-answers", "answers.take"),
    CALLBACK_VERIFIED("payment-callback", "callbacks.verify"),
    CALLBACK_RECORDED("payment-callback", "callbacks.record"),
    RESULTS_PUBLISHED("payment-results", "kafka:hub.payment-results"),
    REFUND_RESERVED("paywave-retry", "delivery.claimDue") {
        /** Of all that waits only a refund goes from here: it has waited for its capture, and has that now. */
        @Override
        boolean isReached(Message result) {
            return result.getBody() instanceof Slice slice
                    && slice.orders().stream().flatMap(List::stream).anyMatch(Attempt::isNext);
        }
    },
    QUESTIONS_DUE("paywave-inquire", "inquiries.due"),
    QUESTION_ANSWERED("paywave-ask", "{{uri}}"),
    ANSWER_RECORDED("paywave-ask", "inquiries.answered");

    private final String route;
    private final String step;

    HaltPoint(String route, String step) {
        this.route = route;
        this.step = step;
    }

    boolean isAt(String route, String step) {
        return this.route.equals(route) && this.step.equals(step);
    }

    /** Whether the step has had anything to do: a claim may find nothing left, and a cut or a look nothing due. */
    boolean isReached(Message result) {
        Object body = result.getBody();
        if (body instanceof List<?> several) {
            return !several.isEmpty();
        }
        return body instanceof Slice slice ? !slice.orders().isEmpty() : body != null;
    }
}
