package dev.waybill.rest;

import dev.waybill.messaging.trace.TraceContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;

/** Continues the client's trace (W3C {@code traceparent}) for the time of a request, and tells it which one that is. */
@Provider
public class Trace implements ContainerRequestFilter, ContainerResponseFilter {
    private static final String TRACEPARENT = "traceparent";
    private static final String SCOPE = TraceContext.Scope.class.getName();

    @Override
    public void filter(ContainerRequestContext request) {
        request.setProperty(SCOPE, TraceContext.begin(request.getHeaderString(TRACEPARENT)));
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(SCOPE) instanceof TraceContext.Scope scope) {
            response.getHeaders().putSingle(TRACEPARENT, TraceContext.current());
            scope.close();
        }
    }
}
