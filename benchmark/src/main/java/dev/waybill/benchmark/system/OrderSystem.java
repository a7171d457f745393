package dev.waybill.benchmark.system;

import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;

/** A system that takes orders by {@code POST /orders}. Closing it stops all of it. */
public interface OrderSystem extends AutoCloseable {
    /** Each order has one by each of two media. */
    int NOTIFICATIONS_PER_ORDER = 2;

    /** As the tables name it. */
    String name();

    /** Starts it with an empty database, and the products that {@link Orders} names, each with {@link Orders#STOCK} pieces. */
    void start();

    /** Where to order: several app servers of one system, in turn. */
    List<URI> orders();

    /** The body of an order. */
    String body(int order);

    /** Process ids by part; each part has its children with it. */
    SortedMap<String, Long> parts();

    /** A connection of its own to the system's database. */
    Connection connect() throws SQLException;

    /** Nothing is on its way. What was recorded to be told so far is not looked at again: to count it would cost what no order costs. */
    void begin(Connection database) throws SQLException;

    /** How far it is with its orders. */
    Progress progress(Connection database) throws SQLException;

    /** What was recorded to be told about each order since the begin. */
    Map<UUID, Notified> notified(Connection database) throws SQLException;

    /** Pieces taken from the stock, by number of the product. */
    Map<Integer, Long> taken(Connection database) throws SQLException;

    /** What more there is to find fault with; empty where there is nothing. */
    String verdict(Connection database, Iterable<UUID> accepted) throws SQLException;

    @Override
    void close();

    /** Removes what it leaves behind once it is closed: nobody needs it after a run without faults. */
    default void forget() {
    }
}
