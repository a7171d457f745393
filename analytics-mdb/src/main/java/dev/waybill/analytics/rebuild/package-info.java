/** Counting again from the broker's history: figures emptied from an hour on, and the copies that fill them. */
package dev.waybill.analytics.rebuild;
