package dev.waybill.quote;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.MediaType;

/** {@code /quotes} */
@Path("quotes")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class QuoteResource {
    @Inject
    QuoteDesk desk;
    @Inject
    QuoteThreads threads;

    @GET
    public void get(@QueryParam("items") String items, @Suspended AsyncResponse response) {
        var request = QuoteInput.read(items);
        threads.answer(response, () -> desk.quote(request));
    }
}
