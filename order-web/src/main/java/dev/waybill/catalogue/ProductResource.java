package dev.waybill.catalogue;

import dev.waybill.rest.Identifiers;
import dev.waybill.rest.Inputs;
import dev.waybill.rest.Paging;
import dev.waybill.rest.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;

/** {@code /products} */
@Path("products")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ProductResource {
    @Inject
    Catalogue catalogue;
    @Context
    UriInfo uri;

    @GET
    public ProductPage list(@QueryParam("limit") String limitText, @QueryParam("cursor") String cursor) {
        int limit = Paging.limit(limitText);
        Inputs.identifier("cursor", cursor);
        List<ProductView> products = catalogue.list(cursor, limit).stream().map(ProductView::of).toList();
        return new ProductPage(products, products.size() < limit ? null : products.get(limit - 1).id());
    }

    @GET
    @Path("{id: " + Identifiers.PATTERN + "}")
    public ProductView get(@PathParam("id") String id) {
        return catalogue.find(id).map(ProductView::of)
                .orElseThrow(() -> ProblemException.notFound("There is no product " + id));
    }

    @PUT
    @Path("{id: " + Identifiers.PATTERN + "}")
    public Response put(@PathParam("id") String id, ProductInput input) {
        Inputs.required(input);
        boolean added = catalogue.put(id, input.name(), input.price());
        return (added ? Response.created(uri.getAbsolutePath()) : Response.ok())
                .entity(new ProductView(id, input.name(), input.price())).build();
    }
}
