package dev.waybill.restore;

import dev.waybill.messaging.outbox.SentEvents;
import dev.waybill.operator.OperatorsOnly;
import dev.waybill.rest.Inputs;
import dev.waybill.rest.Instants;
import dev.waybill.rest.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** {@code /events/resend} */
@Path("events/resend")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ResendResource {
    @Inject
    SentEvents sent;

    @POST
    @OperatorsOnly
    public Response post(ResendInput input) throws SQLException {
        Inputs.required(input);
        if (input.since() == null) {
            throw ProblemException.unacceptable("since", "must not be missing");
        }
        var since = Instants.read("since", input.since());
        if (since.isAfter(OffsetDateTime.now(ZoneOffset.UTC))) {
            throw ProblemException.unacceptable("since", "must not be in the future");
        }
        return Response.accepted(new ResendView(since, sent.resend(since))).build();
    }
}
