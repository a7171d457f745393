/** From an order's event to what is to be sent, to whom and by which channel. Nothing is sent from here. */
package dev.waybill.notification.request;
