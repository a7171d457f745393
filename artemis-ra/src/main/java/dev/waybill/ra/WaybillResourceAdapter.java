package dev.waybill.ra;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.ra.ActiveMQResourceAdapter;
import org.apache.activemq.artemis.ra.ConnectionFactoryProperties;
import org.apache.activemq.artemis.ra.inflow.ActiveMQActivationSpec;

/**
 * The resource adapter of Artemis, which delivers no message whose receipt would stand outside a transaction, whose listeners
 * begin anew after their connections were lost, and which looks for them at every broker that it was given.
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

    /**
     * {@code ReconnectAttempts} are made at each of the brokers. Artemis makes them at the one that was lost, and at the other only where
     * the lost one had told of it: a broker that was alone then, and did not come back, was waited for as long as its listener lived.
     */
    @Override
    public ActiveMQConnectionFactory newConnectionFactory(ConnectionFactoryProperties properties) {
        var connections = super.newConnectionFactory(properties);
        var brokers = connections.getServerLocator();
        brokers.setFailoverAttempts(brokers.getReconnectAttempts());
        brokers.setReconnectAttempts(0);
        return connections;
    }
}
