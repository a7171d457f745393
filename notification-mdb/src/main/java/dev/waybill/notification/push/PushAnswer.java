package dev.waybill.notification.push;

/** What a push service makes of a push (RFC 8030, sections 5 and 7.3). */
enum PushAnswer {
    TAKEN, GONE, REFUSED, LATER;

    static PushAnswer of(int status) {
        if (status >= 200 && status < 300) {
            return TAKEN;
        }
        return switch (status) {
            case 404, 410 -> GONE;
            case 408, 425, 429 -> LATER;
            // A redirection too is none that we follow: it might lead into our own network.
            default -> status < 500 ? REFUSED : LATER;
        };
    }
}
