/** Transactional Outbox: what a transaction has to say is written with its rows, and sent once it has committed. */
package dev.waybill.messaging.outbox;
