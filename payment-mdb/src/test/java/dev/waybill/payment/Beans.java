package dev.waybill.payment;

import dev.waybill.messaging.outbox.Outbox;
import dev.waybill.messaging.outbox.Partitions;
import jakarta.enterprise.event.Event;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.UUID;
import javax.sql.DataSource;

/** Wires beans without a container: each field gets the collaborator of its type. */
public final class Beans {
    private Beans() {
    }

    public static <T> T wire(T bean, Object... collaborators) {
        try {
            for (var field : bean.getClass().getDeclaredFields()) {
                for (Object collaborator : collaborators) {
                    if (!Modifier.isStatic(field.getModifiers()) && field.getType().isInstance(collaborator)) {
                        field.setAccessible(true);
                        field.set(bean, collaborator);
                    }
                }
            }
            return bean;
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The real one; the relay that it wakes is not there. */
    public static Outbox outbox(DataSource database) {
        var relay = (Event<?>) Proxy.newProxyInstance(Beans.class.getClassLoader(), new Class<?>[] {Event.class},
                (proxy, method, arguments) -> null);
        var onlyPartition = new Partitions() {
            @Override
            public int of(UUID subject) {
                return 0;
            }
        };
        return wire(new Outbox(), database, onlyPartition, relay);
    }
}
