package dev.waybill.notification.push;

import java.util.UUID;

/**
 * A short message to a customer's devices.
 *
 * @param id        the notification; the idempotency key
 * @param recipient the customer id
 */
public record Push(UUID id, UUID orderId, String recipient, String title) {
}
