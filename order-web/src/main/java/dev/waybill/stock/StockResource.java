package dev.waybill.stock;

import dev.waybill.catalogue.Catalogue;
import dev.waybill.inventory.stock.StockLevel;
import dev.waybill.inventory.stock.StockLevels;
import dev.waybill.rest.Identifiers;
import dev.waybill.rest.Inputs;
import dev.waybill.rest.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** {@code /stock/{productId}} */
@Path("stock/{productId: " + Identifiers.PATTERN + "}")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class StockResource {
    @Inject
    StockLevels levels;
    @Inject
    Catalogue catalogue;

    @GET
    public StockView get(@PathParam("productId") String productId) {
        return levels.find(productId).map(StockResource::view)
                .orElseThrow(() -> ProblemException.notFound("There is no stock of " + productId));
    }

    @PUT
    public StockView put(@PathParam("productId") String productId, StockInput input) {
        Inputs.required(input);
        if (catalogue.find(productId).isEmpty()) {
            throw ProblemException.notFound("There is no product " + productId);
        }
        return view(levels.setAvailable(productId, input.available()));
    }

    private static StockView view(StockLevel level) {
        return new StockView(level.productId(), level.available(), level.reserved());
    }
}
