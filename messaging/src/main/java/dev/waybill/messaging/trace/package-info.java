/** W3C Trace Context, from a request through every event that it causes. */
package dev.waybill.messaging.trace;
