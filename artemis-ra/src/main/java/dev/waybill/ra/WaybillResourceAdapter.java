package dev.waybill.ra;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import org.apache.activemq.artemis.ra.ActiveMQResourceAdapter;

/** The resource adapter of Artemis, which delivers no message whose receipt would stand outside a transaction. */
public class WaybillResourceAdapter extends ActiveMQResourceAdapter {
    private static final long serialVersionUID = 1;

    @Override
    public void endpointActivation(MessageEndpointFactory endpoints, ActivationSpec activation) throws ResourceException {
        super.endpointActivation(new CarefulEndpointFactory(endpoints), activation);
    }
}
