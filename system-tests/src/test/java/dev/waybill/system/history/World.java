package dev.waybill.system.history;

import dev.waybill.analytics.figures.SalesHandler;
import dev.waybill.catalogue.Catalogue;
import dev.waybill.events.Channel;
import dev.waybill.events.Event;
import dev.waybill.events.EventCodec;
import dev.waybill.events.EventType;
import dev.waybill.inventory.reservation.ReservationHandler;
import dev.waybill.inventory.stock.StockLevels;
import dev.waybill.inventory.stock.StockTable;
import dev.waybill.messaging.listener.EventHandler;
import dev.waybill.notification.contact.Contacts;
import dev.waybill.notification.contact.StoredContacts;
import dev.waybill.notification.request.OrderEventsHandler;
import dev.waybill.order.OrderDesk;
import dev.waybill.order.OrderInput;
import dev.waybill.order.OrderIntake;
import dev.waybill.order.OrderProcess;
import dev.waybill.payment.execution.CallThreads;
import dev.waybill.payment.execution.PaymentExecution;
import dev.waybill.payment.gateway.PaymentGateway;
import dev.waybill.payment.request.PaymentRequestHandler;
import dev.waybill.system.history.SimulatedProvider.Weather;
import dev.waybill.timeline.TimelineRecorder;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * The whole business on a real PostgreSQL, with the broker in the hands of a test: what is delivered when, to whom, how often
 * and with which outcome. The beans are those that are shipped.
 */
final class World implements AutoCloseable {
    /** A consumer with its queue. */
    private record Consumer(Channel channel, EventHandler handler, List<Event<?>> waiting) {
    }

    private final EmbeddedPostgres postgres;
    private final Transactions transactions;
    private final SimulatedProvider provider = new SimulatedProvider();
    private final List<Consumer> consumers = new ArrayList<>();
    private final List<Exception> failures = new ArrayList<>();
    private final Map<EventType, List<Event<?>>> published = new EnumMap<>(EventType.class);
    private final OrderIntake intake;
    private final OrderDesk desk;
    private final Catalogue catalogue;
    private final StockLevels stock;
    private boolean outboxWritten;

    World(String giveUpAfter) throws IOException {
        postgres = EmbeddedPostgres.builder().start();
        DataSource database = postgres.getPostgresDatabase();
        for (String schema : List.of("messaging", "orders", "inventory", "payment", "notification", "analytics")) {
            Flyway.configure().dataSource(database).schemas(schema).defaultSchema(schema)
                    .locations("classpath:db/migration/" + schema).load().migrate();
        }
        transactions = new Transactions(database);
        Beans beans = new Beans(transactions).with("waybill.payment.give-up-after", giveUpAfter)
                .with(DataSource.class, transactions.dataSource()).with(EntityManager.class, transactions.entityManager())
                .with(PaymentGateway.class, provider).with(CallThreads.class, inTheCallersThread())
                // It wakes the relay, which is this class.
                .with(jakarta.enterprise.event.Event.class, Transactions.proxy(jakarta.enterprise.event.Event.class, (method, arguments) -> {
                    outboxWritten = true;
                    return null;
                }));
        beans.with(Contacts.class, beans.get(StoredContacts.class));
        intake = beans.get(OrderIntake.class);
        desk = beans.get(OrderDesk.class);
        catalogue = beans.get(Catalogue.class);
        stock = beans.get(StockTable.class);
        consumer(Channel.ORDER_EVENTS, beans.get(ReservationHandler.class));
        consumer(Channel.INVENTORY_EVENTS, beans.get(OrderProcess.class));
        consumer(Channel.PAYMENT_EVENTS, beans.get(OrderProcess.class));
        consumer(Channel.INVENTORY_EVENTS, beans.get(PaymentRequestHandler.class));
        consumer(Channel.ORDER_EVENTS, beans.get(PaymentRequestHandler.class));
        consumer(Channel.PAYMENT_REQUESTS, beans.get(PaymentExecution.class));
        consumer(Channel.ORDER_EVENTS, beans.get(OrderEventsHandler.class)::handle);
        consumer(Channel.ORDER_EVENTS, beans.get(SalesHandler.class));
        consumer(Channel.PAYMENT_EVENTS, beans.get(SalesHandler.class));
        for (Channel channel : List.of(Channel.ORDER_EVENTS, Channel.INVENTORY_EVENTS, Channel.PAYMENT_EVENTS)) {
            consumer(channel, beans.get(TimelineRecorder.class));
        }
    }

    private void consumer(Channel channel, EventHandler handler) {
        consumers.add(new Consumer(channel, handler, new ArrayList<>()));
    }

    /** Empties queues and memory; rows of earlier histories stay, about other orders and products. */
    void begin() {
        consumers.forEach(consumer -> consumer.waiting().clear());
        published.clear();
        failures.clear();
        provider.clear();
        provider.weather(() -> Weather.FINE);
        meanwhile(() -> { });
    }

    /** What happens while the provider works on a call: the doing of others, whose commits are not lost with the caller's. */
    void meanwhile(Transactions.Work doing) {
        provider.meanwhile(() -> {
            try {
                transactions.losingCommit(0, doing);
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
    }

    String product(int pieces) throws Exception {
        String id = "p-" + UUID.randomUUID();
        catalogue.put(id, "Product", dev.waybill.events.Money.of("10.10", "EUR"));
        stock.setAvailable(id, pieces);
        return id;
    }

    UUID order(String product, int quantity, String paymentMethod) throws Exception {
        var input = new OrderInput("somebody", List.of(new OrderInput.Item(product, quantity)), paymentMethod);
        UUID id = intake.take(input, null, null).id();
        relay(false);
        return id;
    }

    /** By the customer; false where it is refused, because the order was rejected. */
    boolean cancel(UUID order) throws Exception {
        try {
            desk.cancel(order, "changed my mind", null);
            relay(false);
            return true;
        } catch (dev.waybill.order.TooLateException e) {
            return false;
        }
    }

    /** Consumers that have something to do. */
    List<Integer> busy() {
        return Stream.iterate(0, i -> i + 1).limit(consumers.size()).filter(i -> !consumers.get(i).waiting().isEmpty()).toList();
    }

    int waiting(int consumer) {
        return consumers.get(consumer).waiting().size();
    }

    /**
     * Gives a consumer the event at that place of its queue, with those of its type behind it, so many in all, in one message.
     *
     * @param commitToLose   the consumer dies before this commit of its, counted from 1; 0: it does not
     * @param receiptIsLost  what it did stays, but the same message comes again
     * @param relayedTwice   the relay sends what the consumer published, dies, and sends it again
     */
    void deliver(int consumer, int place, int count, int commitToLose, boolean receiptIsLost, boolean relayedTwice) throws Exception {
        Consumer to = consumers.get(consumer);
        EventType type = to.waiting().get(place).type();
        List<Event<?>> message = new ArrayList<>();
        to.waiting().stream().skip(place).filter(event -> event.type() == type).limit(count).forEach(message::add);
        try {
            transactions.losingCommit(commitToLose, () -> to.handler().handle(message));
            if (!receiptIsLost) {
                message.forEach(to.waiting()::remove);
            }
        } catch (Exception failure) {
            // Redelivery: it stays in the queue.
            failures.add(failure);
        }
        relay(relayedTwice);
    }

    /** What consumers threw. */
    List<Exception> failures() {
        return failures;
    }

    /** From the outbox to every queue, as the relay does; twice where it dies before it has removed what it sent. */
    private void relay(boolean twice) throws Exception {
        if (!outboxWritten) {
            return;
        }
        outboxWritten = false;
        List<String> sent = transactions.inNew(() -> texts("""
                with sent as (delete from messaging.outbox returning position, event) select event from sent order by position"""));
        for (String json : sent) {
            Event<?> event = EventCodec.decode(EventCodec.batch(List.of(json))).get(0);
            published.computeIfAbsent(event.type(), type -> new ArrayList<>()).add(event);
            consumers.stream().filter(consumer -> consumer.channel() == event.type().channel()).forEach(consumer -> {
                consumer.waiting().add(event);
                if (twice) {
                    consumer.waiting().add(event);
                }
            });
        }
    }

    SimulatedProvider provider() {
        return provider;
    }

    /** How often an event of the type was published about the order. */
    long published(EventType type, UUID order) {
        return published.getOrDefault(type, List.of()).stream().filter(event -> event.subject().equals(order)).count();
    }

    /** The one value that a query returns, as text. */
    String value(String sql, Object... parameters) throws Exception {
        return transactions.inNew(() -> texts(sql, parameters)).get(0);
    }

    private List<String> texts(String sql, Object... parameters) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (var connection = transactions.dataSource().getConnection(); var query = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                query.setObject(i + 1, parameters[i]);
            }
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
            }
        }
        return texts;
    }

    /** How many events of all types but commands were published about the order. */
    long published(UUID order) {
        return published.values().stream().flatMap(List::stream)
                .filter(event -> event.subject().equals(order) && event.type().channel().kind() == Channel.Kind.TOPIC).count();
    }

    BigDecimal net(UUID order) {
        return provider.payments().values().stream().filter(p -> p.order().equals(order)).map(SimulatedProvider.Payment::net)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }

    private static CallThreads inTheCallersThread() {
        return new CallThreads() {
            @Override
            public void execute(Runnable task) {
                task.run();
            }
        };
    }
}
