package dev.waybill.order;

import dev.waybill.rest.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Takes requests that come in together in one transaction (group commit): what costs most, the commit, is shared. Each is
 * answered after its commit; one that comes alone waits for nobody. A group is taken by one of the threads whose requests it
 * holds, which then leads; the others wait.
 */
@ApplicationScoped
public class OrderIntake {
    @Inject
    OrderTaking taking;
    @Inject
    OrderDesk desk;
    /** How many requests share a commit at most. */
    @Inject
    @ConfigProperty(name = "waybill.order.group", defaultValue = "100")
    int groupSize;
    /** More than one makes groups smaller, and orders dearer. */
    @Inject
    @ConfigProperty(name = "waybill.order.groups-at-once", defaultValue = "1")
    int groupsAtOnce;

    Queue<WaitingRequest> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger leaders = new AtomicInteger();

    /**
     * The order, once it is committed; or the one that this key has brought before.
     *
     * @param key         of a request that may be repeated, or null
     * @param traceparent that the order's events go on in
     */
    public OrderView take(OrderInput input, String key, String traceparent) throws Exception {
        var own = new WaitingRequest(OrderRequest.of(input, key, traceparent));
        waiting.add(own);
        while (!own.isTaken()) {
            if (!takesGroup()) {
                own.await();
            }
        }
        return answer(own.request(), own.group());
    }

    /** False where others lead enough groups, or have taken all that waited: then somebody will wake this thread. */
    private boolean takesGroup() {
        if (leaders.incrementAndGet() > groupsAtOnce) {
            leaders.decrementAndGet();
            return false;
        }
        try {
            List<WaitingRequest> group = nextGroup();
            take(group);
            return !group.isEmpty();
        } finally {
            leaders.decrementAndGet();
            // Whoever came meanwhile found no place to lead.
            WaitingRequest next = waiting.peek();
            if (next != null) {
                next.wake();
            }
        }
    }

    private List<WaitingRequest> nextGroup() {
        List<WaitingRequest> group = new ArrayList<>();
        for (WaitingRequest next = waiting.poll(); next != null; next = group.size() < groupSize ? waiting.poll() : null) {
            group.add(next);
        }
        return group;
    }

    private void take(List<WaitingRequest> group) {
        if (group.isEmpty()) {
            return;
        }
        try {
            TakenOrders orders = taking.take(group.stream().map(WaitingRequest::request).toList());
            group.forEach(one -> one.taken(orders));
        } catch (Throwable failure) {
            // An error too: else the others would wait for ever.
            if (group.size() > 1 && isOfItsData(failure)) {
                group.forEach(one -> take(List.of(one)));
            } else {
                group.forEach(one -> one.failed(failure));
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

    private OrderView answer(OrderRequest request, TakenOrders orders) throws SQLException {
        OrderView order = orders.taken().get(request.id());
        if (order != null) {
            return order;
        }
        ProblemException refusal = orders.refused().get(request.id());
        // A repetition gets its order, whatever became of the catalogue since.
        return desk.takenBefore(request.input(), request.key()).orElseThrow(() -> refusal);
    }
}
