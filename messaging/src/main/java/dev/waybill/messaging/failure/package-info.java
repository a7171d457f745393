/** Why an event was not handled: for operators, and for the reason on a dead letter. */
package dev.waybill.messaging.failure;
