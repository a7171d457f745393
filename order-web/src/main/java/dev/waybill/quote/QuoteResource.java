package dev.waybill.quote;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** {@code /quotes} */
@Path("quotes")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class QuoteResource {
    @Inject
    QuoteDesk desk;

    @GET
    public QuoteView get(@QueryParam("items") String items) {
        return desk.quote(QuoteInput.read(items));
    }
}
