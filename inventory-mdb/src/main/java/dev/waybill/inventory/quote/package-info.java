/** Says what can be had, and promises nothing. */
package dev.waybill.inventory.quote;
