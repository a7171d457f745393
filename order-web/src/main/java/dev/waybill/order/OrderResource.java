package dev.waybill.order;

import dev.waybill.rest.Identifiers;
import dev.waybill.rest.Inputs;
import dev.waybill.rest.Paging;
import dev.waybill.rest.ProblemException;
import dev.waybill.rest.ProblemException.Kind;
import dev.waybill.rest.Trace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** {@code /orders} */
@Path("orders")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class OrderResource {
    @Inject
    OrderDesk desk;
    @Inject
    OrderIntake intake;
    @Inject
    OverdueTimer timer;

    @POST
    public Response take(@HeaderParam("Idempotency-Key") String key, @HeaderParam(Trace.PARENT) String traceparent,
                         @Context UriInfo uri, OrderInput input) throws Exception {
        Inputs.required(input);
        if (key != null && !key.matches("[\\x21-\\x7e]{1,255}")) {
            throw ProblemException.unreadable("Idempotency-Key", "1 to 255 visible ASCII characters are expected");
        }
        OrderView order = intake.take(input, key, traceparent);
        return Response.created(uri.getBaseUri().resolve("orders/" + order.id())).entity(order).build();
    }

    @GET
    public OrderPage list(@QueryParam("customerId") String customerId, @QueryParam("status") String status,
                          @QueryParam("overdue") String overdue, @QueryParam("limit") String limitText,
                          @QueryParam("cursor") String cursor) {
        int limit = Paging.limit(limitText);
        Inputs.identifier("customerId", customerId);
        List<OrderView> orders = desk.list(customerId, status(status),
                Inputs.flag("overdue", overdue) ? timer.limit() : null, cursor(cursor), limit);
        return new OrderPage(orders, orders.size() < limit ? null : orders.get(limit - 1).id());
    }

    @GET
    @Path("{id: " + Identifiers.UUID_PATTERN + "}")
    public OrderView get(@PathParam("id") UUID id) {
        return desk.find(id).orElseThrow(() -> ProblemException.notFound("There is no order " + id));
    }

    @POST
    @Path("{id: " + Identifiers.UUID_PATTERN + "}/cancellation")
    public OrderView cancel(@PathParam("id") UUID id, @HeaderParam(Trace.PARENT) String traceparent, CancellationInput input) throws SQLException {
        String reason = input == null || input.reason() == null ? "cancelled by the customer" : input.reason();
        try {
            return desk.cancel(id, reason, traceparent);
        } catch (TooLateException e) {
            throw new ProblemException(Kind.CONFLICT, e.getMessage());
        }
    }

    private static OrderStatus status(String text) {
        return text == null ? null : Arrays.stream(OrderStatus.values()).filter(status -> status.name().equals(text)).findAny()
                .orElseThrow(() -> ProblemException.unreadable("status", "one of " + Arrays.toString(OrderStatus.values()) + " is expected"));
    }

    private static UUID cursor(String text) {
        if (text != null && !text.matches(Identifiers.UUID_PATTERN)) {
            throw ProblemException.unreadable("cursor", "what \"next\" of the page before holds is expected");
        }
        return text == null ? null : UUID.fromString(text);
    }
}
