/**
 * Transaction boundaries. What a listener or a timer calls in a transaction of its own is a stateless session bean with
 * {@code REQUIRES_NEW} and {@link dev.waybill.messaging.transaction.RollbackOnCheckedException}; only what a request
 * calls may use {@code jakarta.transaction.Transactional} (see docs/adr/0011).
 */
package dev.waybill.messaging.transaction;
