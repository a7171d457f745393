package dev.waybill.notification.subscription;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Keeps pushes out of our own network: whoever subscribes chooses where we send. Asked when a browser subscribes, and
 * again before each push, because a name may point elsewhere by then.
 */
@ApplicationScoped
public class Endpoints {
    private static final String FIELD = "endpoint";

    @Inject
    @ConfigProperty(name = "waybill.push.private-endpoints", defaultValue = "false")
    boolean privateAllowed;

    /** Throws UnknownHostException where the host is not known now; it may be later. */
    public void check(String endpoint) throws UnusableSubscriptionException, UnknownHostException {
        URI uri = uri(endpoint);
        if (!"https".equals(uri.getScheme()) && !(privateAllowed && "http".equals(uri.getScheme()))) {
            throw new UnusableSubscriptionException(FIELD, "must be an https address");
        }
        if (uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw new UnusableSubscriptionException(FIELD, "must have a host, no user and no fragment");
        }
        if (uri.getPort() == 0 || uri.getPort() > 65535) {
            throw new UnusableSubscriptionException(FIELD, "must have a port from 1 to 65535, or none");
        }
        if (!privateAllowed) {
            checkPublic(uri.getHost());
        }
    }

    private static URI uri(String endpoint) throws UnusableSubscriptionException {
        try {
            return new URI(endpoint);
        } catch (URISyntaxException e) {
            throw new UnusableSubscriptionException(FIELD, "must be a URI");
        }
    }

    private static void checkPublic(String host) throws UnusableSubscriptionException, UnknownHostException {
        for (InetAddress address : InetAddress.getAllByName(host)) {
            if (!PublicAddress.is(address)) {
                throw new UnusableSubscriptionException(FIELD, "must not lead into a private network");
            }
        }
    }
}
