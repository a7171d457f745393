package dev.waybill.rest;

import dev.waybill.messaging.trace.TraceContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;

/**
 * Continues the client's trace with a span for each request, and tells it which one that is. Resources take that one by
 * {@code @HeaderParam(Trace.PARENT)}.
 */
@Provider
@PreMatching
public class Trace implements ContainerRequestFilter, ContainerResponseFilter {
    /** Header of the W3C recommendation Trace Context. */
    public static final String PARENT = "traceparent";

    @Override
    public void filter(ContainerRequestContext request) {
        request.getHeaders().putSingle(PARENT, TraceContext.childOf(request.getHeaderString(PARENT)));
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        String parent = request.getHeaderString(PARENT);
        if (parent != null) {
            response.getHeaders().putSingle(PARENT, parent);
        }
    }
}
