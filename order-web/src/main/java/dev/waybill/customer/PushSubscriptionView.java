package dev.waybill.customer;

import java.util.UUID;

/** A browser that takes pushes; its keys are not told to anybody. */
public record PushSubscriptionView(UUID id, String customerId, String endpoint) {
}
