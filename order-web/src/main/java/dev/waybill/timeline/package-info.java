/** What happened to an order, to look back at or to watch live (Message Store). */
package dev.waybill.timeline;
