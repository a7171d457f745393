package dev.waybill.ra;

import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.lang.reflect.Method;
import javax.transaction.xa.XAResource;

/** Makes endpoints that look whether the transaction of a delivery has begun. */
final class CarefulEndpointFactory implements MessageEndpointFactory {
    private final MessageEndpointFactory endpoints;

    CarefulEndpointFactory(MessageEndpointFactory endpoints) {
        this.endpoints = endpoints;
    }

    @Override
    public MessageEndpoint createEndpoint(XAResource session) throws UnavailableException {
        return createEndpoint(session, 0);
    }

    @Override
    public MessageEndpoint createEndpoint(XAResource session, long timeout) throws UnavailableException {
        if (session == null) {
            return endpoints.createEndpoint(null, timeout);
        }
        var branch = new Branch(session);
        return new CarefulEndpoint(endpoints.createEndpoint(branch.resource(), timeout), branch);
    }

    @Override
    public boolean isDeliveryTransacted(Method method) throws NoSuchMethodException {
        return endpoints.isDeliveryTransacted(method);
    }

    @Override
    public String getActivationName() {
        return endpoints.getActivationName();
    }

    @Override
    public Class<?> getEndpointClass() {
        return endpoints.getEndpointClass();
    }
}
