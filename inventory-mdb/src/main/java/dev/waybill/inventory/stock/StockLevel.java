package dev.waybill.inventory.stock;

/**
 * Pieces of a product.
 *
 * @param available can still be reserved, 0 or more
 * @param reserved  belong to orders, 0 or more
 */
public record StockLevel(String productId, int available, long reserved) {
}
