package dev.waybill.system.reliability;

import java.time.Instant;

/**
 * A fault that happened.
 *
 * @param repaired when the parts that were killed did their work again
 */
public record Strike(Fault fault, Instant at, Instant repaired) {
}
