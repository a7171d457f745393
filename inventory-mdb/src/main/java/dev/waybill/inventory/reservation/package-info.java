/** Reserves the stock of an order, all lines or none, and gives it back. */
package dev.waybill.inventory.reservation;
