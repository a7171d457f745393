package dev.waybill.ra;

import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import java.lang.reflect.Method;

/**
 * An endpoint whose {@code beforeDelivery} fails if no transaction has begun. Payara keeps such a failure to itself until
 * {@code onMessage}; Artemis acknowledges the message before that, outside of a transaction at once and for good, and the
 * message would be lost. It happens to messages that arrive while the server ends.
 */
final class CarefulEndpoint implements MessageEndpoint, MessageListener {
    private final MessageEndpoint endpoint;
    private final Branch branch;

    CarefulEndpoint(MessageEndpoint endpoint, Branch branch) {
        this.endpoint = endpoint;
        this.branch = branch;
    }

    @Override
    public void beforeDelivery(Method method) throws NoSuchMethodException, ResourceException {
        endpoint.beforeDelivery(method);
        if (!branch.isOpen()) {
            endpoint.afterDelivery();
            throw new ResourceException("The server began no transaction for the message; the broker keeps it");
        }
    }

    @Override
    public void onMessage(Message message) {
        ((MessageListener) endpoint).onMessage(message);
    }

    @Override
    public void afterDelivery() throws ResourceException {
        endpoint.afterDelivery();
    }

    @Override
    public void release() {
        endpoint.release();
    }
}
