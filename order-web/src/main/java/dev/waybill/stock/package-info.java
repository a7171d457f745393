/** The stock of a product, asked of inventory. */
package dev.waybill.stock;
