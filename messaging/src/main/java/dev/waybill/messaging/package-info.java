/**
 * How events travel without loss: {@code outbox} and its relay send what a transaction wrote, {@code inbox} makes a
 * repetition harmless, {@code listener} turns messages into calls of business code, {@code failure} says why one did
 * not succeed. Every transaction here touches the database or the broker, never both. {@code request} asks and answers
 * where nothing has to last. No business rule may live here.
 */
package dev.waybill.messaging;
