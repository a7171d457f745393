package dev.waybill.catalogue;

import dev.waybill.events.Money;
import dev.waybill.rest.PlainText;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** A product as a client describes it. */
public record ProductInput(@NotNull @Size(min = 1, max = 200) @PlainText String name, @NotNull @Price Money price) {
}
