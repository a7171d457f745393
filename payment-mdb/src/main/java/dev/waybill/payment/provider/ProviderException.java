package dev.waybill.payment.provider;

/** The provider has not done what it was asked, or has not said so. */
class ProviderException extends RuntimeException {
    /** What a repetition is good for. */
    enum Kind {
        /** Another request for the same is under way: soon. */
        BUSY,
        /** It cannot be reached or fails by itself: soon, if it is not away as a whole. */
        UNAVAILABLE,
        /** It did not answer in time: not at once, or a provider that is slow gets all the more to do. */
        SILENT,
        /** It failed by itself before, and says so again for as long as it remembers the key. */
        REPEATED,
        /** It does not take what we ask: a fault in configuration or code, not of the customer. */
        REFUSED
    }

    private final Kind kind;

    ProviderException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /** Worth another try in the same call. */
    boolean passesSoon() {
        return kind == Kind.BUSY || kind == Kind.UNAVAILABLE;
    }

    /** Under the same key it would never end otherwise. */
    boolean needsAnotherKey() {
        return kind == Kind.REPEATED;
    }

    /** A sign that the provider as a whole is away. */
    boolean isOutage() {
        return kind == Kind.UNAVAILABLE || kind == Kind.SILENT;
    }
}
