package dev.waybill.benchmark.ceiling;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.benchmark.system.WaybillSystem;
import dev.waybill.broker.Jolokia;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What the orders that there are meant for the broker.
 *
 * @param messagesPerOrder that it took in, those to several subscriptions counted by each
 * @param bytesPerMessage  about
 * @param bytesPerEvent    as it stands in the outbox
 */
record Events(double messagesPerOrder, int bytesPerMessage, int bytesPerEvent) {

    static Events of(WaybillSystem system, Connection database) throws SQLException {
        JsonNode queues = system.waybill().broker().jolokia().read(Jolokia.queue("*", "*", "*").replace("\"*\"", "*"),
                "MessagesAdded");
        double messages = queues.properties().stream().filter(queue -> !queue.getKey().contains("launcher.probe"))
                .mapToLong(queue -> queue.getValue().path("MessagesAdded").asLong()).sum();
        double orders = number(database, "select count(*) from orders.customer_order");
        double bytes = number(database, "select avg(octet_length(event)) from messaging.sent");
        // Every event that a subscription has received, by its inbox.
        double received = number(database, "select count(*) from messaging.inbox");
        return new Events(messages / orders, (int) Math.max(bytes, bytes * received / messages), (int) bytes);
    }

    private static double number(Connection database, String sql) throws SQLException {
        try (var statement = database.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getDouble(1);
        }
    }
}
