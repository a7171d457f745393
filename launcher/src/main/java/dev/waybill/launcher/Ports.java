package dev.waybill.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;

/** The ports of one run, all on loopback. {@code admin} is used by a full app server only. */
public record Ports(int http, int admin, int broker, int amqp, int console, int database, int smtp, int mail,
        int payment, int push, Second second) {

    /** What a highly available run has once more, and ZooKeeper, which decides between the brokers. */
    public record Second(int http, int broker, int amqp, int console, int zookeeper) {
    }

    /** The usual ports, each replaced by a system property such as {@code waybill.http.port} where it is given. */
    static Ports from(Map<String, String> properties) {
        return new Ports(
                port(properties, "waybill.http.port", 8080),
                port(properties, "waybill.admin.port", 4848),
                port(properties, "waybill.broker.port", 61616),
                port(properties, "waybill.amqp.port", 5672),
                port(properties, "waybill.console.port", 8161),
                port(properties, "waybill.database.port", 15432),
                port(properties, "waybill.smtp.port", 2525),
                port(properties, "waybill.mail.port", 8025),
                port(properties, "waybill.payment-sandbox.port", 12111),
                port(properties, "waybill.push.port", 8026),
                new Second(
                        port(properties, "waybill.second.http.port", 8081),
                        port(properties, "waybill.second.broker.port", 61617),
                        port(properties, "waybill.second.amqp.port", 5673),
                        port(properties, "waybill.second.console.port", 8162),
                        port(properties, "waybill.zookeeper.port", 2181)));
    }

    /** Ports that were free a moment ago. */
    static Ports free() {
        int[] free = findFree(15);
        return new Ports(free[0], free[1], free[2], free[3], free[4], free[5], free[6], free[7],
                free[8], free[9], new Second(free[10], free[11], free[12], free[13], free[14]));
    }

    Ports withFreeHttp() {
        return new Ports(findFree(1)[0], admin, broker, amqp, console, database, smtp, mail, payment, push, second);
    }

    /** Those of the second app server and broker; the rest is shared. */
    Ports ofSecond() {
        return new Ports(second.http(), admin, second.broker(), second.amqp(), second.console(), database, smtp, mail,
                payment, push, second);
    }

    /** All that every run needs, by the property that changes it. */
    Map<String, Integer> byProperty() {
        Map<String, Integer> ports = new LinkedHashMap<>();
        ports.put("waybill.http.port", http);
        ports.put("waybill.broker.port", broker);
        ports.put("waybill.amqp.port", amqp);
        ports.put("waybill.console.port", console);
        ports.put("waybill.database.port", database);
        ports.put("waybill.smtp.port", smtp);
        ports.put("waybill.mail.port", mail);
        ports.put("waybill.payment-sandbox.port", payment);
        ports.put("waybill.push.port", push);
        return ports;
    }

    /** What a highly available run needs besides, by the property that changes it. */
    Map<String, Integer> secondByProperty() {
        Map<String, Integer> ports = new LinkedHashMap<>();
        ports.put("waybill.second.http.port", second.http());
        ports.put("waybill.second.broker.port", second.broker());
        ports.put("waybill.second.amqp.port", second.amqp());
        ports.put("waybill.second.console.port", second.console());
        ports.put("waybill.zookeeper.port", second.zookeeper());
        return ports;
    }

    /** Held open together, so that no port is found twice. */
    static int[] findFree(int count) {
        ServerSocket[] sockets = new ServerSocket[count];
        int[] ports = new int[count];
        try {
            for (int i = 0; i < count; i++) {
                sockets[i] = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ports[i] = sockets[i].getLocalPort();
            }
            for (ServerSocket socket : sockets) {
                socket.close();
            }
            return ports;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int port(Map<String, String> properties, String name, int usual) {
        String value = properties.get(name);
        if (value == null) {
            return usual;
        }
        try {
            int port = Integer.parseInt(value);
            if (port > 0 && port < 65536) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw new LaunchException(name + " is no port number: " + value, e);
        }
        throw new LaunchException(name + " is no port number: " + value);
    }
}
