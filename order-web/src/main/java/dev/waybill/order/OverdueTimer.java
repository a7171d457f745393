package dev.waybill.order;

import dev.waybill.messaging.schedule.ScheduledTasks;
import dev.waybill.order.OverdueOrders.Overdue;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledFuture;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.eclipse.microprofile.metrics.annotation.Gauge;

/** Tells of orders that stay in one state for too long: each once in the log of a node, and all of them as a metric. */
@ApplicationScoped
public class OverdueTimer {
    private static final Logger LOG = Logger.getLogger(OverdueTimer.class.getName());
    private static final String OVERDUE = "Orders that have stayed in this state for too long";
    /** So many are named; the metric counts all. */
    private static final int NAMED = 100;

    @Inject
    ScheduledTasks tasks;
    @Inject
    OverdueOrders overdue;
    @Inject
    @ConfigProperty(name = "waybill.order.overdue-after", defaultValue = "PT15M")
    Duration after;
    @Inject
    @ConfigProperty(name = "waybill.order.overdue-check", defaultValue = "PT1M")
    Duration period;

    private ScheduledFuture<?> timer;
    private Set<Overdue> told = Set.of();
    private volatile Map<OrderStatus, Long> counts = Map.of();

    synchronized void start() {
        timer = tasks.runEvery(period, period, this::look);
    }

    @PreDestroy
    synchronized void stop() {
        if (timer != null) {
            timer.cancel(false);
        }
    }

    /** An order is overdue that came into its state before this. */
    public OffsetDateTime limit() {
        return OffsetDateTime.now(ZoneOffset.UTC).minus(after);
    }

    @Gauge(name = "waybill_orders_overdue", tags = "status=PENDING", unit = MetricUnits.NONE, absolute = true,
            description = OVERDUE)
    public long pending() {
        return counts.getOrDefault(OrderStatus.PENDING, 0L);
    }

    @Gauge(name = "waybill_orders_overdue", tags = "status=RESERVED", unit = MetricUnits.NONE, absolute = true,
            description = OVERDUE)
    public long reserved() {
        return counts.getOrDefault(OrderStatus.RESERVED, 0L);
    }

    private void look() {
        try {
            OffsetDateTime limit = limit();
            counts = overdue.count(limit);
            List<Overdue> found = overdue.oldest(limit, NAMED);
            found.stream().filter(order -> !told.contains(order)).forEach(order ->
                    LOG.warning("Order %s is overdue: %s since %s".formatted(order.id(), order.status(), order.since())));
            told = Set.copyOf(found);
        } catch (Exception e) {
            LOG.log(Level.WARNING, "Overdue orders could not be looked for", e);
        }
    }
}
