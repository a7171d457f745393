package dev.waybill.messaging.health;

import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/**
 * One thing for operators to know. No check of MicroProfile Health, and on purpose: while any of these is down orders are
 * taken and nothing is lost, so none may take a node out of service or restart it.
 */
public interface DeepCheck {
    String name();

    /**
     * Looks, and tells what it found. What it throws means down.
     *
     * @param response has the name already
     */
    HealthCheckResponse look(HealthCheckResponseBuilder response) throws Exception;
}
