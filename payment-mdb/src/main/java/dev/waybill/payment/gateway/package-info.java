/** The port to a payment provider, whichever it is: nothing of a certain provider, and nothing of the database. */
package dev.waybill.payment.gateway;
