package dev.waybill.system.endtoend;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.launcher.Broker;
import dev.waybill.broker.Jolokia;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/** Addresses, queues and routes that a test adds to the running broker, as an operator would; closing takes them away. */
final class TestChannel implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Jolokia jolokia;
    private final Deque<Runnable> undo = new ArrayDeque<>();

    TestChannel(Broker broker) {
        this.jolokia = broker.jolokia();
    }

    /** The relay may send to it, the user {@code subscriber} may consume from it. */
    void address(String name, String kind) {
        execute("createAddress(java.lang.String,java.lang.String)", name, kind);
        undo.push(() -> execute("deleteAddress(java.lang.String,boolean)", name, true));
        allow(name);
    }

    void queue(String address, String name, String kind) {
        execute("createQueue(java.lang.String)", json(Map.of("name", name, "address", address, "routing-type", kind,
                "durable", true, "auto-create-address", false)));
        undo.push(() -> execute("destroyQueue(java.lang.String,boolean)", name, true));
    }

    /** Copies of what is sent to the one address go to the other, too. */
    void divert(String from, String to, String filter, String kind) {
        String name = from + "-to-" + to;
        execute("createDivert(java.lang.String)", json(Map.of("name", name, "address", from, "forwarding-address", to,
                "exclusive", false, "filter-string", filter, "routing-type", kind)));
        undo.push(() -> execute("destroyDivert(java.lang.String)", name));
    }

    void allow(String match) {
        execute("addSecuritySettings(java.lang.String,java.lang.String,java.lang.String,java.lang.String,java.lang.String,java.lang.String,"
                + "java.lang.String,java.lang.String)", match, "relay", "subscriber", "", "", "", "", "operator");
        undo.push(() -> execute("removeSecuritySettings(java.lang.String)", match));
    }

    @Override
    public void close() {
        while (!undo.isEmpty()) {
            undo.pop().run();
        }
    }

    private void execute(String operation, Object... arguments) {
        jolokia.execute(Jolokia.broker(), operation, arguments);
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
