package dev.waybill.restore;

/** @param since an instant, such as {@code 2026-01-15T09:00:00Z} */
public record ResendInput(String since) {
}
