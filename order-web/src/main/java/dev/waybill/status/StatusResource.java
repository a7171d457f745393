package dev.waybill.status;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionStage;

/** {@code /status}: 200 where all is well, else 503. */
@Path("status")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class StatusResource {
    @Inject
    StatusChecks checks;

    @GET
    public CompletionStage<Response> get() {
        return checks.look().thenApply(status ->
                Response.status(status.isUp() ? Response.Status.OK : Response.Status.SERVICE_UNAVAILABLE).entity(status).build());
    }
}
