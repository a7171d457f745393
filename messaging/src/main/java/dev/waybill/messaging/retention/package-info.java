/** Forgetting in time: tables that only grow are trimmed here. */
package dev.waybill.messaging.retention;
