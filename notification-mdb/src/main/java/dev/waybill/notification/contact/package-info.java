/** How customers are reached: the interface for other modules, and its table. Nothing about orders may live here. */
package dev.waybill.notification.contact;
