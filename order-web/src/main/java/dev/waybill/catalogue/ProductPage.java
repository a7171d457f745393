package dev.waybill.catalogue;

import java.util.List;

/** @param next cursor of the following page, null on the last */
public record ProductPage(List<ProductView> products, String next) {
}
