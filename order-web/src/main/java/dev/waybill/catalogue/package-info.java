/** Products and their prices. */
package dev.waybill.catalogue;
