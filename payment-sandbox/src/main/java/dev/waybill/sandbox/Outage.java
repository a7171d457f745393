package dev.waybill.sandbox;

/** Whether the provider is away as a whole. */
final class Outage {
    /** It works, answers 503 to everything, or takes requests and never answers. */
    enum Mode { OFF, UNAVAILABLE, HANG }

    private volatile Mode mode = Mode.OFF;

    Mode mode() {
        return mode;
    }

    void set(Mode wanted) {
        mode = wanted;
    }
}
