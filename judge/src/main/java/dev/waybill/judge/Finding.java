package dev.waybill.judge;

/**
 * One thing that breaks an invariant.
 *
 * @param subject id of the order; where it is about none, whatever else it is about
 * @param found   what is there, or is missing
 */
public record Finding(String subject, String found) {
}
