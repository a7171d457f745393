package dev.waybill.order;

import dev.waybill.rest.ProblemException;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Takes requests that come in together in one transaction (group commit): what costs most, the commit, is shared. Each is
 * answered after its commit; one that comes alone waits for nobody.
 */
@ApplicationScoped
public class OrderIntake {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    @Resource(lookup = "java:comp/DefaultManagedExecutorService")
    ManagedExecutorService executor;
    @Inject
    OrderTaking taking;
    @Inject
    OrderDesk desk;
    /** How many requests share a commit at most. */
    @Inject
    @ConfigProperty(name = "waybill.order.group", defaultValue = "100")
    int groupSize;
    /** One group is read and answered while another commits. */
    @Inject
    @ConfigProperty(name = "waybill.order.groups-at-once", defaultValue = "2")
    int groupsAtOnce;
    @Inject
    @ConfigProperty(name = "waybill.order.waiting", defaultValue = "10000")
    int most;

    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waitingCount = new AtomicInteger();
    private final AtomicInteger groups = new AtomicInteger();

    private record Waiting(OrderRequest request, CompletableFuture<OrderView> answer) {
    }

    /**
     * The order, once it is committed; or the one that this key has brought before.
     *
     * @param key         of a request that may be repeated, or null
     * @param traceparent that the order's events go on in
     */
    public CompletionStage<OrderView> take(OrderInput input, String key, String traceparent) {
        var entry = new Waiting(OrderRequest.of(input, key, traceparent), new CompletableFuture<>());
        if (waitingCount.incrementAndGet() > most) {
            waitingCount.decrementAndGet();
            throw ProblemException.unavailable("Too many orders wait to be taken", RETRY_AFTER);
        }
        waiting.add(entry);
        beginGroup();
        return entry.answer();
    }

    private void beginGroup() {
        if (groups.incrementAndGet() > groupsAtOnce) {
            groups.decrementAndGet();
            return;
        }
        try {
            executor.execute(this::takeGroups);
        } catch (RejectedExecutionException busy) {
            takeGroups();
        }
    }

    private void takeGroups() {
        try {
            for (List<Waiting> group = nextGroup(); !group.isEmpty(); group = nextGroup()) {
                take(group);
            }
        } finally {
            groups.decrementAndGet();
        }
        // One that came after the last look, while this still counted.
        if (!waiting.isEmpty()) {
            beginGroup();
        }
    }

    private List<Waiting> nextGroup() {
        List<Waiting> group = new ArrayList<>();
        for (Waiting next = waiting.poll(); next != null; next = group.size() < groupSize ? waiting.poll() : null) {
            group.add(next);
        }
        waitingCount.addAndGet(-group.size());
        return group;
    }

    private void take(List<Waiting> group) {
        try {
            TakenOrders orders = taking.take(group.stream().map(Waiting::request).toList());
            group.forEach(entry -> answer(entry, orders));
        } catch (Exception | Error failure) {
            if (group.size() > 1 && isOfItsData(failure)) {
                group.forEach(entry -> take(List.of(entry)));
            } else {
                group.forEach(entry -> entry.answer().completeExceptionally(failure));
            }
        }
    }

    /** Then only whose data it is fails, and nothing was committed; other failures are everybody's, and may come at the commit. */
    private static boolean isOfItsData(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException database && database.getSQLState() != null) {
                return database.getSQLState().startsWith("22") || database.getSQLState().startsWith("23");
            }
        }
        return false;
    }

    private void answer(Waiting entry, TakenOrders orders) {
        try {
            OrderRequest request = entry.request();
            OrderView order = orders.taken().get(request.id());
            // A repetition gets its order, whatever became of the catalogue since.
            Optional<OrderView> answer = order != null ? Optional.of(order) : desk.takenBefore(request.input(), request.key());
            if (answer.isPresent()) {
                entry.answer().complete(answer.get());
            } else {
                entry.answer().completeExceptionally(orders.refused().get(request.id()));
            }
        } catch (Exception | Error failure) {
            entry.answer().completeExceptionally(failure);
        }
    }
}
