package dev.waybill.analytics;

import dev.waybill.analytics.figures.ProductSales;
import dev.waybill.analytics.figures.SalesBucket;
import dev.waybill.events.Event;
import dev.waybill.events.EventType;
import dev.waybill.events.Money;
import dev.waybill.events.OrderCancelled;
import dev.waybill.events.OrderConfirmed;
import dev.waybill.events.OrderCreated;
import dev.waybill.events.OrderLine;
import dev.waybill.events.OrderRejected;
import dev.waybill.events.PaymentCompleted;
import dev.waybill.events.PaymentFailed;
import dev.waybill.events.PaymentRefunded;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;

/** Events of some hours, by chance, and what the figures must be, worked out event by event and without SQL. */
public final class History {
    public static final OffsetDateTime BEGIN = OffsetDateTime.parse("2026-01-14T21:00:00Z");
    public static final OffsetDateTime END = BEGIN.plusHours(6);

    private final List<Event<?>> events = new ArrayList<>();
    private final Random random;

    public History(long seed, int count) {
        random = new Random(seed);
        for (int i = 0; i < count; i++) {
            add(BEGIN.toInstant().plusMillis(random.nextLong(ChronoUnit.MILLIS.between(BEGIN, END))));
        }
    }

    public List<Event<?>> events() {
        return List.copyOf(events);
    }

    public List<Event<?>> since(OffsetDateTime from) {
        return events.stream().filter(event -> !event.time().isBefore(from)).toList();
    }

    private void add(Instant time) {
        UUID order = UUID.randomUUID();
        String currency = List.of("EUR", "KRW", "USD").get(random.nextInt(3));
        List<OrderLine> lines = List.of(line("beans", currency), line("pot", currency));
        Money total = lines.get(0).unitPrice().times(lines.get(0).quantity()).plus(lines.get(1).unitPrice().times(lines.get(1).quantity()));
        events.add(switch (random.nextInt(8)) {
            case 0 -> event(time, EventType.ORDER_CREATED, new OrderCreated(order, "ada", lines, total, null));
            case 1 -> event(time, EventType.ORDER_CONFIRMED, new OrderConfirmed(order, "ada", lines, total));
            case 2 -> event(time, EventType.ORDER_REJECTED, new OrderRejected(order, "ada", lines, total, "sold out"));
            case 3 -> event(time, EventType.ORDER_CANCELLED, new OrderCancelled(order, "ada", lines, total, true, "late"));
            case 4 -> event(time, EventType.ORDER_CANCELLED, new OrderCancelled(order, "ada", lines, total, false, "late"));
            case 5 -> event(time, EventType.PAYMENT_COMPLETED, new PaymentCompleted(order, "ada", total, "pi"));
            case 6 -> event(time, EventType.PAYMENT_REFUNDED, new PaymentRefunded(order, "ada", total, "pi", "re"));
            default -> event(time, EventType.PAYMENT_FAILED, new PaymentFailed(order, "ada", total, "declined", "no funds"));
        });
    }

    private OrderLine line(String product, String currency) {
        String price = currency.equals("KRW") ? Integer.toString(1 + random.nextInt(50_000)) : "0." + (10 + random.nextInt(90));
        return new OrderLine(product, product, 1 + random.nextInt(5), Money.of(price, currency));
    }

    public static <T extends Record> Event<T> event(Instant time, EventType type, T data) {
        return Event.at(time, type, "/waybill/test", UUID.randomUUID(), null, data);
    }

    /** What the sales must be. */
    public static List<SalesBucket> sales(List<Event<?>> events, ChronoUnit bucket) {
        var buckets = new TreeMap<String, List<Event<?>>>();
        events.forEach(event -> buckets.computeIfAbsent(event.time().truncatedTo(bucket) + currency(event), key -> new ArrayList<>()).add(event));
        return buckets.values().stream().map(found -> bucket(found, found.get(0).time().truncatedTo(bucket), currency(found.get(0)))).toList();
    }

    private static SalesBucket bucket(List<Event<?>> events, OffsetDateTime start, String currency) {
        Predicate<Event<?>> charged = event -> event.data() instanceof PaymentCompleted;
        Money revenue = sum(events, charged, currency);
        Money refunded = sum(events, event -> event.data() instanceof PaymentRefunded, currency);
        Function<EventType, Long> count = type -> events.stream().filter(event -> event.type() == type).count();
        return new SalesBucket(start, currency, count.apply(EventType.ORDER_CREATED),
                sum(events, event -> event.data() instanceof OrderCreated, currency), count.apply(EventType.ORDER_CONFIRMED),
                count.apply(EventType.PAYMENT_COMPLETED), revenue, count.apply(EventType.PAYMENT_REFUNDED), refunded,
                revenue.plus(refunded.times(-1)), count.apply(EventType.ORDER_CANCELLED), count.apply(EventType.ORDER_REJECTED),
                count.apply(EventType.PAYMENT_FAILED));
    }

    private static Money sum(List<Event<?>> events, Predicate<Event<?>> wanted, String currency) {
        return events.stream().filter(wanted).map(History::amount).reduce(new Money(BigDecimal.ZERO, currency), Money::plus);
    }

    /** What a product must have sold, all currencies but this left out. */
    public static ProductSales product(List<Event<?>> events, String product, String currency) {
        Money revenue = new Money(BigDecimal.ZERO, currency);
        long sold = 0;
        long returned = 0;
        for (Event<?> event : events) {
            boolean back = event.data() instanceof OrderCancelled order && order.confirmed();
            if (currency(event).equals(currency) && (back || event.data() instanceof OrderConfirmed)) {
                for (OrderLine line : lines(event)) {
                    if (line.productId().equals(product)) {
                        sold += back ? 0 : line.quantity();
                        returned += back ? line.quantity() : 0;
                        revenue = revenue.plus(line.unitPrice().times(back ? -line.quantity() : line.quantity()));
                    }
                }
            }
        }
        return new ProductSales(product, currency, sold - returned, revenue, sold, returned);
    }

    private static List<OrderLine> lines(Event<?> event) {
        return event.data() instanceof OrderConfirmed order ? order.lines() : ((OrderCancelled) event.data()).lines();
    }

    private static String currency(Event<?> event) {
        return amount(event).currency();
    }

    /** By name, as a reader of the JSON would. */
    private static Money amount(Event<?> event) {
        for (var component : event.data().getClass().getRecordComponents()) {
            if (component.getType() == Money.class) {
                try {
                    return (Money) component.getAccessor().invoke(event.data());
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
        throw new IllegalArgumentException(event.type() + " carries no money");
    }
}
