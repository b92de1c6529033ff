package org.partnerhub.sandbox;

import java.io.Closeable;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.partnerhub.contract.Contract;
import org.partnerhub.contract.PaymentState;

/**
 * A provider's other half: posts what became of each payment that it was asked for, until the hub has taken it, the way
 * networks make it happen: now and then late, twice, out of order, changed on the way, with a wrong amount, or not at all.
 * Then it says so when it is asked. Now and then it posts a whole card number, which it must not.
 */
final class ProviderDesk implements Closeable {

    private static final Duration LATE = Duration.ofMillis(1_500);
    private static final Duration AGAIN = Duration.ofMillis(500);
    private static final int OUT_OF_TEN = 10;
    private static final int CARELESS = 1;
    private static final int LOST = 8;
    private static final int TAKEN = 200;
    private static final int NO_ANSWER = 0;

    private final Clock clock;
    private final Contract contract;
    private final CallbackForm form;
    private final Optional<StatusForm> status;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final ScheduledExecutorService clerk = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "provider-desk");
        thread.setDaemon(true);
        return thread;
    });
    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private final Map<String, AskedPayment> payments = new ConcurrentHashMap<>();
    private final AtomicInteger lost = new AtomicInteger();
    private final AtomicInteger questions = new AtomicInteger();
    private final AtomicInteger settled = new AtomicInteger();
    private final AtomicInteger refunds = new AtomicInteger();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger posted = new AtomicInteger();
    private final AtomicInteger forged = new AtomicInteger();
    private final AtomicInteger forgedAndTaken = new AtomicInteger();
    private final AtomicInteger wrongAmounts = new AtomicInteger();
    private volatile URI address;
    private volatile boolean held;
    private volatile boolean loses;

    /** @param clock its own, which the signatures of callbacks tell */
    ProviderDesk(Contract contract, String secret, Clock clock) {
        this.clock = clock;
        this.contract = contract;
        this.form = new CallbackForm(contract.callback().orElseThrow(), secret);
        this.status = contract.status().map(StatusForm::new);
    }

    /** From now on it posts to the hub's address. */
    void postTo(URI hub) {
        address = hub.resolve("/callbacks/" + contract.partner());
    }

    /** Whether it keeps what there is to post for later. */
    void hold(boolean keep) {
        held = keep;
    }

    /** From now on all that it posts is lost. */
    void loseEverything() {
        loses = true;
    }

    /** Whether what is posted of an order's payment is lost, by a provider that can be asked. */
    static boolean loses(String reference) {
        return kind(reference) == LOST;
    }

    /** What it says when it is asked for a payment; absent when it knows none there. */
    Optional<String> answer(String path) {
        Optional<String> answer = status.flatMap(form -> form.orderIn(path)
                .flatMap(order -> Optional.ofNullable(payments.get(order)))
                .map(form::captured));
        answer.ifPresent(said -> questions.incrementAndGet());
        return answer;
    }

    /** Takes a request on, the same one once. */
    void accept(ReceivedRequest request) {
        Optional<String> key = request.idempotencyKey();
        if (address == null || key.isEmpty()) {
            return;
        }
        AskedPayment.in(contract, request).filter(asked -> known.add(key.get())).ifPresent(asked -> {
            settled.incrementAndGet();
            // the same for the same order, whenever it is asked
            settle(key.get(), asked, kind(asked.reference()));
        });
        AskedPayment.refundIn(contract, request)
                .filter(asked -> form.namesPaymentOf(asked, request.body()))
                .filter(asked -> known.add(key.get()))
                .ifPresent(asked -> {
                    refunds.incrementAndGet();
                    post(key.get() + "-refunded", PaymentState.REFUNDED, asked, Duration.ZERO);
                });
    }

    /** How many payments it has settled. */
    int settled() {
        return settled.get();
    }

    /** The orders whose payments it has settled. */
    Set<String> orders() {
        return Set.copyOf(payments.keySet());
    }

    /** How many refunds it has made, each of a payment that it was told by its own name for it. */
    int refunds() {
        return refunds.get();
    }

    /** How many payments it has settled without a callback that came through. */
    int lost() {
        return lost.get();
    }

    /** How many questions it has answered. */
    int questions() {
        return questions.get();
    }

    /** Whether the hub has taken all that there was to post. */
    boolean isIdle() {
        return open.get() == 0;
    }

    int posted() {
        return posted.get();
    }

    int forged() {
        return forged.get();
    }

    int forgedAndTaken() {
        return forgedAndTaken.get();
    }

    int wrongAmounts() {
        return wrongAmounts.get();
    }

    @Override
    public void close() {
        clerk.shutdownNow();
    }

    private static int kind(String reference) {
        return Math.floorMod(reference.hashCode(), OUT_OF_TEN);
    }

    private void settle(String key, AskedPayment asked, int kind) {
        payments.put(asked.reference(), asked);
        if (status.isPresent() && (loses || kind == LOST)) {
            lost.incrementAndGet();
            return;
        }
        boolean isLate = kind == 3;
        boolean isOutOfOrder = kind == 5;
        Duration first = isLate ? LATE : Duration.ZERO;
        post(key + "-authorized", PaymentState.AUTHORIZED, asked, isOutOfOrder ? AGAIN : first);
        post(key + "-captured", PaymentState.CAPTURED, asked, first);
        if (kind == 4) {
            post(key + "-captured", PaymentState.CAPTURED, asked, AGAIN);
        }
        if (kind == 6) {
            forge(key + "-captured", asked);
        }
        if (kind == 9) {
            wrongAmounts.incrementAndGet();
            AskedPayment wrong = new AskedPayment(
                    asked.reference(),
                    new BigDecimal(asked.amount()).add(BigDecimal.ONE).toPlainString(),
                    asked.currency());
            post(key + "-captured-wrong", PaymentState.CAPTURED, wrong, Duration.ZERO);
        }
    }

    private void post(String event, PaymentState state, AskedPayment asked, Duration delay) {
        open.incrementAndGet();
        clerk.schedule(() -> postNow(event, state, asked), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void postNow(String event, PaymentState state, AskedPayment asked) {
        int status = formFor(asked)
                .write(event, state, asked, clock.instant())
                .map(this::send)
                .orElse(TAKEN);
        if (status == TAKEN) {
            posted.incrementAndGet();
            open.decrementAndGet();
        } else if (!clerk.isShutdown()) {
            clerk.schedule(() -> postNow(event, state, asked), AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Some of it holds what no provider may send. */
    private CallbackForm formFor(AskedPayment asked) {
        return kind(asked.reference()) == CARELESS ? form.careless() : form;
    }

    private void forge(String event, AskedPayment asked) {
        open.incrementAndGet();
        clerk.execute(() -> forgeNow(event, asked));
    }

    private void forgeNow(String event, AskedPayment asked) {
        int status = form.write(event + "-forged", PaymentState.CAPTURED, asked, clock.instant())
                .map(SignedCallback::altered)
                .map(this::send)
                .orElseThrow();
        if (status != NO_ANSWER) {
            forged.incrementAndGet();
            forgedAndTaken.addAndGet(status == TAKEN ? 1 : 0);
            open.decrementAndGet();
        } else if (!clerk.isShutdown()) {
            clerk.schedule(() -> forgeNow(event, asked), AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** The status that the hub answers with. */
    private int send(SignedCallback callback) {
        if (held) {
            return NO_ANSWER;
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(callback.body()));
        callback.headers().forEach(request::header);
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException away) {
            return NO_ANSWER;
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            return NO_ANSWER;
        }
    }
}
