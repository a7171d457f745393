package dev.waybill.timeline;

import dev.waybill.order.OrderDesk;
import dev.waybill.rest.Identifiers;
import dev.waybill.rest.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.UUID;

/** {@code /orders/{id}/timeline} */
@Path("orders/{id: " + Identifiers.UUID_PATTERN + "}/timeline")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class TimelineResource {
    @Inject
    OrderDesk desk;
    @Inject
    Timelines timelines;

    @GET
    public Timeline get(@PathParam("id") UUID id) throws SQLException {
        if (desk.find(id).isEmpty()) {
            throw ProblemException.notFound("There is no order " + id);
        }
        return timelines.ofOrder(id);
    }
}
