package dev.waybill.deadletter;

import dev.waybill.messaging.deadletter.DeadLetter;
import dev.waybill.messaging.deadletter.DeadLetterAction.Kind;
import dev.waybill.messaging.deadletter.DeadLetterFilter;
import dev.waybill.messaging.deadletter.DeadLetters;
import dev.waybill.messaging.deadletter.LetterId;
import dev.waybill.operator.OperatorsOnly;
import dev.waybill.rest.Inputs;
import dev.waybill.rest.Paging;
import dev.waybill.rest.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.util.List;

/** {@code /dead-letters} */
@Path("dead-letters")
@OperatorsOnly
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class DeadLetterResource {
    @Inject
    DeadLetters letters;
    @Inject
    ActionDesk desk;
    @Context
    UriInfo uri;
    @Context
    SecurityContext login;

    @GET
    public DeadLetterPage list(@QueryParam("consumer") String consumer, @QueryParam("type") String type,
                               @QueryParam("orderId") String orderId, @QueryParam("reason") String reason,
                               @QueryParam("limit") String limit, @QueryParam("cursor") String cursor) throws SQLException {
        var filter = new DeadLetterFilter(consumer, type, orderId, reason);
        var page = letters.page(filter, Cursor.position(cursor), Paging.limit(limit));
        return new DeadLetterPage(page.letters().stream().map(DeadLetterView::inList).toList(), Cursor.of(page.next()));
    }

    @GET
    @Path("{id: " + LetterId.PATTERN + "}")
    public DeadLetterView get(@PathParam("id") String id) throws SQLException {
        return DeadLetterView.whole(letter(id));
    }

    @POST
    @Path("retry")
    public Response retry(ActionInput input) throws SQLException {
        Inputs.required(input);
        return accepted(desk.begin(Kind.RETRY, input, user()));
    }

    @POST
    @Path("discard")
    public Response discard(ActionInput input) throws SQLException {
        Inputs.required(input);
        if (input.reason() == null) {
            throw ProblemException.unacceptable("reason", "must say why the letters are discarded");
        }
        return accepted(desk.begin(Kind.DISCARD, input, user()));
    }

    @POST
    @Path("{id: " + LetterId.PATTERN + "}/edit")
    public Response edit(@PathParam("id") String id, EditInput input) throws SQLException {
        Inputs.required(input);
        return accepted(desk.edit(letter(id), input, user()));
    }

    private DeadLetter letter(String id) throws SQLException {
        var known = LetterId.parse(id);
        List<DeadLetter> found = known.isEmpty() ? List.of() : letters.find(List.of(known.get()));
        return found.stream().findFirst().orElseThrow(() -> ProblemException.notFound("There is no dead letter " + id));
    }

    private Response accepted(ActionView action) {
        var location = uri.getBaseUriBuilder().path("dead-letters/actions/" + action.id()).build();
        return Response.accepted(action).location(location).build();
    }

    private String user() {
        return login.getUserPrincipal().getName();
    }
}
