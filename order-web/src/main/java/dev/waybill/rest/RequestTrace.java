package dev.waybill.rest;

import jakarta.enterprise.context.RequestScoped;

/** The trace that a request goes on in, as a W3C {@code traceparent}. */
@RequestScoped
public class RequestTrace {
    private String traceparent;

    public String traceparent() {
        return traceparent;
    }

    void begin(String traceparent) {
        this.traceparent = traceparent;
    }
}
