package dev.waybill.deadletter;

import dev.waybill.messaging.deadletter.ActionLetter;
import dev.waybill.messaging.deadletter.ActionTable;
import dev.waybill.messaging.deadletter.DeadLetterAction;
import dev.waybill.operator.OperatorsOnly;
import dev.waybill.rest.Identifiers;
import dev.waybill.rest.Paging;
import dev.waybill.rest.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** {@code /dead-letters/actions} */
@Path("dead-letters/actions")
@OperatorsOnly
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ActionResource {
    private static final String ID = "{id: " + Identifiers.UUID_PATTERN + "}";

    @Inject
    ActionTable actions;

    @GET
    public ActionPage list(@QueryParam("limit") String limitText, @QueryParam("cursor") String cursor) throws SQLException {
        int limit = Paging.limit(limitText);
        if (cursor != null && !cursor.matches(Identifiers.UUID_PATTERN)) {
            throw badCursor();
        }
        List<DeadLetterAction> found = actions.list(cursor == null ? null : UUID.fromString(cursor), limit);
        return new ActionPage(found.stream().map(ActionView::of).toList(),
                found.size() < limit ? null : found.get(limit - 1).id());
    }

    @GET
    @Path(ID)
    public ActionView get(@PathParam("id") UUID id) throws SQLException {
        return actions.find(id).stream().findAny().map(ActionView::of)
                .orElseThrow(() -> ProblemException.notFound("There is no action " + id));
    }

    @GET
    @Path(ID + "/letters")
    public ActionLetterPage letters(@PathParam("id") UUID id, @QueryParam("limit") String limitText,
                                    @QueryParam("cursor") String cursor) throws SQLException {
        get(id);
        int limit = Paging.limit(limitText);
        if (cursor != null && !cursor.matches("[0-9]{1,9}")) {
            throw badCursor();
        }
        List<ActionLetter> found = actions.letters(id, cursor == null ? -1 : Integer.parseInt(cursor), limit);
        return new ActionLetterPage(found.stream().map(ActionLetterView::of).toList(),
                found.size() < limit ? null : found.get(limit - 1).position());
    }

    private static ProblemException badCursor() {
        return ProblemException.unreadable("cursor", "what \"next\" of the page before holds is expected");
    }
}
