package dev.waybill.notification.push;

/** Port to a push service. */
@FunctionalInterface
public interface PushGateway {
    /** Delivers once, however often it is called with the same id; touches no transaction of the caller. */
    void deliver(Push push);
}
