package dev.waybill.broker.pair;

import org.apache.activemq.artemis.api.core.Interceptor;
import org.apache.activemq.artemis.core.protocol.core.Packet;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;

/** Looks at the lease before every packet of a CORE client, and before every answer to one: a broker that stood still takes nothing more. */
public final class LeaseGuard implements Interceptor {

    @Override
    public boolean intercept(Packet packet, RemotingConnection connection) {
        Lease.OF_THIS_BROKER.check();
        return true;
    }
}
