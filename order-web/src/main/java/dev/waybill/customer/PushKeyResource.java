package dev.waybill.customer;

import dev.waybill.notification.subscription.PushSubscriptions;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** {@code /push/key} */
@Path("push/key")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class PushKeyResource {
    @Inject
    PushSubscriptions subscriptions;

    @GET
    public PushKeyView get() {
        return new PushKeyView(subscriptions.publicKey());
    }
}
