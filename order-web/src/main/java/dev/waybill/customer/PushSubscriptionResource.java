package dev.waybill.customer;

import dev.waybill.notification.subscription.PushSubscription;
import dev.waybill.notification.subscription.PushSubscriptions;
import dev.waybill.notification.subscription.UnusableSubscriptionException;
import dev.waybill.rest.Identifiers;
import dev.waybill.rest.Inputs;
import dev.waybill.rest.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;

/** {@code /customers/{id}/push-subscriptions} */
@Path("customers/{id: " + Identifiers.PATTERN + "}/push-subscriptions")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class PushSubscriptionResource {
    @Inject
    PushSubscriptions subscriptions;
    @Context
    UriInfo uri;

    @POST
    public Response subscribe(@PathParam("id") String id, PushSubscriptionInput input) {
        Inputs.required(input);
        var subscription = new PushSubscription(id, input.endpoint(), input.keys().p256dh(), input.keys().auth());
        var location = uri.getAbsolutePathBuilder().path(subscription.id().toString()).build();
        try {
            var answer = subscriptions.put(subscription) ? Response.created(location) : Response.ok().location(location);
            return answer.entity(new PushSubscriptionView(subscription.id(), id, subscription.endpoint())).build();
        } catch (UnusableSubscriptionException e) {
            throw ProblemException.unacceptable(e.field(), e.getMessage());
        }
    }

    /** A second time it is gone already, which is what was asked for. */
    @DELETE
    @Path("{subscriptionId: [0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}}")
    public void unsubscribe(@PathParam("id") String id, @PathParam("subscriptionId") String subscriptionId) {
        subscriptions.remove(id, UUID.fromString(subscriptionId));
    }
}
