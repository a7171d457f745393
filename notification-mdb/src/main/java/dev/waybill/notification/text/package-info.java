/** What the customer reads, from the templates under {@code templates/}. Nothing about how it is sent may live here. */
package dev.waybill.notification.text;
