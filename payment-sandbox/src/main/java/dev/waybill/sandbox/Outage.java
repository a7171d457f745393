package dev.waybill.sandbox;

/** Whether the provider is away as a whole. */
final class Outage {
    /** It works, answers 503 to everything, takes requests and never answers, or knows nobody's key any more. */
    enum Mode { OFF, UNAVAILABLE, HANG, REVOKED }

    private volatile Mode mode = Mode.OFF;

    Mode mode() {
        return mode;
    }

    void set(Mode wanted) {
        mode = wanted;
    }
}
