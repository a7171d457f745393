package dev.waybill.ra;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.FailoverEventType;
import org.apache.activemq.artemis.ra.ActiveMQResourceAdapter;
import org.apache.activemq.artemis.ra.inflow.ActiveMQActivation;
import org.apache.activemq.artemis.ra.inflow.ActiveMQActivationSpec;

/**
 * A listener whose sessions are made anew once all of its connections are back. Artemis 2.44 mends the old ones. Where the receipt of
 * a message is undone at that moment, a session may start its consumer, have it stopped by the mending, and never start it again:
 * such a listener was seen to take no message for minutes, until its server ended, without a word in any log. Until they are back, they
 * are looked for at each broker that the adapter was given, and not only where the lost one had said.
 */
final class RenewedActivation extends ActiveMQActivation {
    private static final long USUAL_PAUSE_MILLIS = 2_000;
    /** Between the end of the old sessions and the new ones, in which nobody works. */
    private static final long PAUSE_MILLIS = 250;

    /** Of the sessions that there are now: what an old one says, that could not be ended, counts no more. */
    private volatile Set<ClientSessionFactory> failing = ConcurrentHashMap.newKeySet();
    private final AtomicInteger wanted = new AtomicInteger();

    RenewedActivation(ActiveMQResourceAdapter adapter, MessageEndpointFactory endpoints, ActiveMQActivationSpec activation)
            throws ResourceException {
        super(adapter, endpoints, activation);
        if (activation.getSetupInterval() == USUAL_PAUSE_MILLIS) {
            activation.setSetupInterval(PAUSE_MILLIS);
        }
    }

    @Override
    protected void teardown(boolean useInterrupt) {
        failing = ConcurrentHashMap.newKeySet();
        super.teardown(useInterrupt);
    }

    @Override
    protected ClientSession setupSession(ClientSessionFactory connection) throws Exception {
        var those = failing;
        connection.addFailoverListener(event -> changed(those, connection, event));
        return super.setupSession(connection);
    }

    /** Once more where it was asked for meanwhile: what is being made may have lost a connection too. Artemis does nothing then. */
    @Override
    public void reconnect(Throwable failure, boolean useInterrupt) {
        if (wanted.getAndIncrement() == 0) {
            renew(failure, useInterrupt);
        }
    }

    private void renew(Throwable failure, boolean useInterrupt) {
        int heard = wanted.get();
        try {
            super.reconnect(failure, useInterrupt);
        } finally {
            if (!wanted.compareAndSet(heard, 0)) {
                renew(failure, useInterrupt);
            }
        }
    }

    private void changed(Set<ClientSessionFactory> those, ClientSessionFactory connection, FailoverEventType event) {
        if (event == FailoverEventType.FAILURE_DETECTED) {
            // What the lost one told of the pair may be nobody but itself. Not before: new connections go where the active one is at once.
            connection.getServerLocator().setUseTopologyForLoadBalancing(false);
            those.add(connection);
        } else if (those.remove(connection) && those.isEmpty() && those == failing) {
            startReconnectThread("its connections are back, or given up");
        }
    }
}
