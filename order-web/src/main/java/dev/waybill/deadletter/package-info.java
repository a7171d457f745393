/** Dead letters for operators: {@code /dead-letters} and what was done to them, {@code /dead-letters/actions}. */
package dev.waybill.deadletter;
