package dev.waybill.stock;

/** Pieces of a product: still to be had, and held for orders. */
public record StockView(String productId, int available, long reserved) {
}
