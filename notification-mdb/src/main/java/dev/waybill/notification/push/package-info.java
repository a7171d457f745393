/** Sends Web Push messages (RFC 8030) to the browsers of a customer. Which pushes there are is decided in {@code request}. */
package dev.waybill.notification.push;
