/** Delivers pushes through a gateway port. Which there are is decided in {@code request}. */
package dev.waybill.notification.push;
