package dev.waybill.rest;

/**
 * What is wrong with one field of the input.
 *
 * @param field path, such as {@code items[1].quantity}; empty for the whole body
 */
public record FieldError(String field, String reason) {
}
