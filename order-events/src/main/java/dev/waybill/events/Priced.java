package dev.waybill.events;

/** Data of an event whose size in money may decide where it goes (Content-Based Router). */
public interface Priced {
    Money total();
}
