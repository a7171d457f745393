/** What payment tells others of the application by a local interface: how the payment of an order stands. */
package dev.waybill.payment.history;
