package dev.waybill.stock;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/** @param available pieces that can be reserved from now on */
public record StockInput(@NotNull @Min(0) @Max(1_000_000_000) Integer available) {
}
