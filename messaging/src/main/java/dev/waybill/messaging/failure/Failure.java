package dev.waybill.messaging.failure;

/**
 * One failed attempt.
 *
 * @param eventId     or, where the message could not be read, its JMS message id
 * @param subject     the order, where known
 * @param attempt     1 and up, as the broker counts
 * @param traceparent W3C trace context, where known
 */
record Failure(String consumer, String eventId, String eventType, String subject, String queue, int attempt,
               String exception, String traceparent) {
}
