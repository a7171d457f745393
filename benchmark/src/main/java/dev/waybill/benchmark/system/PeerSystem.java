package dev.waybill.benchmark.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** The other design: NestJS with RabbitMQ, Redis and PostgreSQL, by the scripts that it brings, as it is. */
public final class PeerSystem implements OrderSystem {
    private static final Map<String, String> PARTS = Map.of(
            "api", "api",
            "notifications", "notifications",
            "inventory", "inventory",
            "rabbitmq", "rabbit",
            "postgres", "pg",
            "redis", "redis");

    private final PeerScripts scripts;
    /** The last of the notifications that are not looked at. */
    private long last;

    public PeerSystem(PeerScripts scripts) {
        this.scripts = scripts;
    }

    @Override
    public String name() {
        return "peer";
    }

    @Override
    public void start() {
        scripts.setUp();
        scripts.run("clean");
        scripts.run("start");
        try (Connection database = connect(); var statement = database.createStatement()) {
            statement.execute("insert into products select i, 'product ' || i, %d from generate_series(1, %d) i"
                    .formatted(Orders.STOCK, Orders.PRODUCTS));
        } catch (SQLException e) {
            throw new IllegalStateException("The peer's database", e);
        }
    }

    @Override
    public List<URI> orders() {
        return List.of(URI.create("http://127.0.0.1:" + scripts.port("PEER_HTTP_PORT", 53000) + "/orders"));
    }

    @Override
    public String body(int order) {
        return "{\"userId\":\"user-%d\",\"items\":[%s,%s]}".formatted(order,
                item(Orders.lines(order).get(0), "19.99"), item(Orders.lines(order).get(1), "5.5"));
    }

    private static String item(Orders.Line line, String price) {
        return "{\"productId\":%d,\"quantity\":%d,\"price\":%s}".formatted(line.product(), line.quantity(), price);
    }

    @Override
    public SortedMap<String, Long> parts() {
        SortedMap<String, Long> parts = new TreeMap<>();
        PARTS.forEach((part, file) -> parts.put(part, pid(file)));
        return parts;
    }

    @Override
    public Connection connect() throws SQLException {
        int port = scripts.port("PEER_PG_PORT", 55432);
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/peer", "peer", "peer");
    }

    @Override
    public void begin(Connection database) throws SQLException {
        last = Queries.number(database, "select coalesce(max(id), 0) from notifications");
    }

    @Override
    public Progress progress(Connection database) throws SQLException {
        // It has no outbox, and what was lost on the way never shows.
        return new Progress(Queries.number(database, "select count(*) from notifications where id > " + last),
                Queries.number(database, "select %d::bigint * %d - sum(stock) from products".formatted(Orders.PRODUCTS,
                Orders.STOCK)), true);
    }

    @Override
    public Map<UUID, Notified> notified(Connection database) throws SQLException {
        return Queries.notified(database, """
                select order_id, count(*) filter (where channel = 'email'), count(*) filter (where channel = 'push')
                from notifications where id > %d group by order_id""".formatted(last));
    }

    @Override
    public Map<Integer, Long> taken(Connection database) throws SQLException {
        return Queries.taken(database, "select id, %d - stock from products".formatted(Orders.STOCK));
    }

    @Override
    public String verdict(Connection database, Iterable<UUID> accepted) {
        return "";
    }

    private long pid(String part) {
        Path file = scripts.home().resolve("run").resolve(part + ".pid");
        try {
            return Long.parseLong(Files.readString(file).trim());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        scripts.run("stop");
    }
}
