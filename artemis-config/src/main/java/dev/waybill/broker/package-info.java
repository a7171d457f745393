/** The broker's management, for programs that run beside it. */
package dev.waybill.broker;
