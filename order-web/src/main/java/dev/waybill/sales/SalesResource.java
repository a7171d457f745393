package dev.waybill.sales;

import dev.waybill.analytics.figures.BucketSize;
import dev.waybill.analytics.figures.Ranking;
import dev.waybill.analytics.figures.SalesFigures;
import dev.waybill.analytics.rebuild.Rebuilds;
import dev.waybill.operator.OperatorsOnly;
import dev.waybill.rest.Inputs;
import dev.waybill.rest.Instants;
import dev.waybill.rest.Paging;
import dev.waybill.rest.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;

/** {@code /analytics} */
@Path("analytics")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class SalesResource {
    @Inject
    SalesFigures figures;
    @Inject
    Rebuilds rebuilds;

    @GET
    @Path("sales")
    public SalesView sales(@QueryParam("from") String from, @QueryParam("to") String to, @QueryParam("bucket") String bucket) {
        BucketSize size = bucket == null ? BucketSize.HOUR : oneOf("bucket", bucket, BucketSize.values());
        Period period = Period.of(from, to, size, now()).bounded(size);
        return new SalesView(period.from(), period.to(), lowerCase(size), figures.sales(period.from(), period.to(), size));
    }

    @GET
    @Path("products/top")
    public TopProductsView topProducts(@QueryParam("from") String from, @QueryParam("to") String to,
                                       @QueryParam("limit") String limit, @QueryParam("by") String by) {
        Ranking ranking = by == null ? Ranking.UNITS : oneOf("by", by, Ranking.values());
        Period period = Period.of(from, to, BucketSize.HOUR, now());
        return new TopProductsView(period.from(), period.to(), lowerCase(ranking),
                figures.topProducts(period.from(), period.to(), ranking, Paging.limit(limit)));
    }

    @POST
    @Path("rebuild")
    @OperatorsOnly
    public Response rebuild(RebuildInput input) throws SQLException {
        Inputs.required(input);
        var earliest = rebuilds.earliest();
        var from = input.from() == null ? earliest : Instants.read("from", input.from());
        if (!from.equals(from.truncatedTo(ChronoUnit.HOURS))) {
            throw ProblemException.unacceptable("from", "must be a full hour");
        }
        if (from.isBefore(earliest) || from.isAfter(now())) {
            throw ProblemException.unacceptable("from",
                    "must be from " + earliest + " to now: older figures cannot be counted again");
        }
        var rebuild = rebuilds.begin(from);
        return Response.accepted(new RebuildView(rebuild.from(), rebuild.replaced())).build();
    }

    private static OffsetDateTime now() {
        return OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
    }

    private static <E extends Enum<E>> E oneOf(String field, String text, E[] values) {
        return Arrays.stream(values).filter(value -> lowerCase(value).equals(text)).findAny()
                .orElseThrow(() -> ProblemException.unreadable(field,
                        "one of " + Arrays.stream(values).map(SalesResource::lowerCase).toList() + " is expected"));
    }

    private static String lowerCase(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
