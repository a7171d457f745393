package dev.waybill.rest;

import dev.waybill.messaging.trace.TraceContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;

/** Continues the client's trace (W3C {@code traceparent}) with a span for each request, and tells it which one that is. */
@Provider
public class Trace implements ContainerRequestFilter, ContainerResponseFilter {
    private static final String TRACEPARENT = "traceparent";

    @Inject
    RequestTrace trace;

    @Override
    public void filter(ContainerRequestContext request) {
        String own = TraceContext.childOf(request.getHeaderString(TRACEPARENT));
        trace.begin(own);
        // An answer may leave from another thread, where the request's scope is not.
        request.setProperty(TRACEPARENT, own);
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(TRACEPARENT) instanceof String own) {
            response.getHeaders().putSingle(TRACEPARENT, own);
        }
    }
}
