package dev.waybill.timeline;

import dev.waybill.order.OrderDesk;
import dev.waybill.rest.Identifiers;
import dev.waybill.rest.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.UUID;

/** {@code /orders/{id}/events} */
@Path("orders/{id: " + Identifiers.UUID_PATTERN + "}/events")
@RequestScoped
public class EventStreamResource {
    @Inject
    OrderDesk desk;
    @Inject
    EventStreams streams;

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void watch(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.LAST_EVENT_ID_HEADER) String lastEventId,
                      @Context SseEventSink sink, @Context Sse sse) {
        long position = position(lastEventId);
        if (desk.find(id).isEmpty()) {
            throw ProblemException.notFound("There is no order " + id);
        }
        streams.open(new EventStream(id, position, sink, sse));
    }

    private static long position(String lastEventId) {
        if (lastEventId != null && !lastEventId.matches("[0-9]{1,18}")) {
            throw ProblemException.unreadable(HttpHeaders.LAST_EVENT_ID_HEADER, "the id of an event of this stream is expected");
        }
        return lastEventId == null ? 0 : Long.parseLong(lastEventId);
    }
}
