package dev.waybill.timeline;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/** Asks proxies to pass a stream of events on as it comes. */
@Provider
public class EventStreamHeaders implements ContainerResponseFilter {
    @Context
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (resource.getResourceClass() == EventStreamResource.class) {
            response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
            // What nginx, and others after it, read; without it they wait until a buffer is full.
            response.getHeaders().putSingle("X-Accel-Buffering", "no");
        }
    }
}
