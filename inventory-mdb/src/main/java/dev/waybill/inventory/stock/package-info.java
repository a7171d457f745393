/** How many pieces of a product there are. */
package dev.waybill.inventory.stock;
