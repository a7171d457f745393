/**
 * Tells customers about their orders. {@code request} turns an order's event into one e-mail and one push to send, each
 * an event of its own; {@code email} and {@code push} send them; {@code delivery} records before and after, so that a
 * repetition sends nothing twice; {@code text} writes what the customer reads; {@code contact} knows how to reach
 * them; {@code history} shows what became of it. Only {@code contact} and {@code history} are meant for other modules.
 */
package dev.waybill.notification;
