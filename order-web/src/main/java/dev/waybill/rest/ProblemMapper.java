package dev.waybill.rest;

import dev.waybill.messaging.deadletter.DeadLettersUnavailableException;
import jakarta.transaction.SystemException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Turns every exception into problem details. What is our own fault is logged, with an id that the client gets too. */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {
    private static final Logger LOG = Logger.getLogger(ProblemMapper.class.getName());
    private static final String NO_DATABASE = "The database takes nothing at present; a request that is repeated under the same"
            + " Idempotency-Key has one effect";

    @Context
    UriInfo uri;

    @Override
    public Response toResponse(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException problem) {
                var builder = Response.status(problem.status());
                problem.retryAfter().ifPresent(time -> builder.header(HttpHeaders.RETRY_AFTER, Math.max(1, time.toSeconds())));
                if (problem.status() == Response.Status.UNAUTHORIZED.getStatusCode()) {
                    builder.header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"waybill\", charset=\"UTF-8\"");
                }
                return response(builder, problem.problem(instance()));
            }
            if (cause instanceof DeadLettersUnavailableException away) {
                return toResponse(ProblemException.unavailable(away.getMessage(), Duration.ofSeconds(5)));
            }
            // A commit that the database did not answer: the transaction manager keeps no more of the reason.
            if (DatabaseRefusal.is(cause) || cause instanceof SystemException) {
                LOG.log(Level.WARNING, "The database refuses " + instance() + ": " + cause);
                return toResponse(ProblemException.unavailable(NO_DATABASE, Duration.ofSeconds(5)));
            }
            if (cause instanceof WebApplicationException standard && standard.getResponse().getStatus() < 500) {
                return standard(standard);
            }
        }
        String incident = UUID.randomUUID().toString();
        LOG.log(Level.SEVERE, "Incident " + incident + " on " + instance(), thrown);
        return response(Response.serverError(), new Problem("/problems/internal", "Something failed on our side", 500,
                "Incident " + incident, instance(), null));
    }

    /** What JAX-RS itself finds: 404, 405, 406, 415. Headers such as Allow stay. */
    private Response standard(WebApplicationException exception) {
        Response.StatusType status = exception.getResponse().getStatusInfo();
        var builder = Response.status(status.getStatusCode());
        String allow = exception.getResponse().getHeaderString(HttpHeaders.ALLOW);
        if (allow != null) {
            builder.header(HttpHeaders.ALLOW, allow);
        }
        return response(builder, new Problem("about:blank", status.getReasonPhrase(), status.getStatusCode(),
                detail(status.getStatusCode()), instance(), null));
    }

    private static String detail(int status) {
        return switch (status) {
            case 404 -> "Nothing is found at this address";
            case 405 -> "This address does not know the method; the header Allow names those that it does";
            case 406 -> "This address answers in none of the formats that the header Accept allows";
            case 415 -> "Bodies are application/json";
            default -> null;
        };
    }

    private static Response response(Response.ResponseBuilder builder, Problem problem) {
        return builder.type(Problem.MEDIA_TYPE).entity(problem).build();
    }

    private String instance() {
        return uri.getRequestUri().getRawPath();
    }
}
