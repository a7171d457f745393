/** What became of the notifications of an order, for other modules to read. Nothing is written here. */
package dev.waybill.notification.history;
