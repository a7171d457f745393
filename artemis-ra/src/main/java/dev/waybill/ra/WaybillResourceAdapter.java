package dev.waybill.ra;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import org.apache.activemq.artemis.ra.ActiveMQResourceAdapter;
import org.apache.activemq.artemis.ra.inflow.ActiveMQActivationSpec;

/**
 * The resource adapter of Artemis, which delivers no message whose receipt would stand outside a transaction, and whose listeners
 * begin anew after their connections were lost.
 */
public class WaybillResourceAdapter extends ActiveMQResourceAdapter {
    private static final long serialVersionUID = 1;

    /** In place of Artemis' own, which makes its activations itself; it looks after ours as after those. */
    @Override
    public void endpointActivation(MessageEndpointFactory endpoints, ActivationSpec specification) throws ResourceException {
        // Sets up what all activations share, the first time.
        getDefaultActiveMQConnectionFactory();
        var activation = new RenewedActivation(this, new CarefulEndpointFactory(endpoints), (ActiveMQActivationSpec) specification);
        getActivations().put(specification, activation);
        activation.start();
    }
}
