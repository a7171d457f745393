/** How Waybill fares, for operators: what it needs, and what waits in it. */
package dev.waybill.status;
