/**
 * Stock and its reservations, in the schema {@code inventory}. Learns of orders from events alone and answers with
 * events; order-web may ask {@link dev.waybill.inventory.stock.StockLevels} for a product's stock.
 */
package dev.waybill.inventory;
