/** Charges and refunds, in the schema {@code payment}. Learns of orders from events alone and answers with events. */
package dev.waybill.payment;
