/**
 * Browsers that take pushes, and the key that they know us by: the interface for other modules, and its tables. Nothing is
 * sent from here.
 */
package dev.waybill.notification.subscription;
