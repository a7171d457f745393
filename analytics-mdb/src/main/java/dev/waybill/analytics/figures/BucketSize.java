package dev.waybill.analytics.figures;

import java.time.temporal.ChronoUnit;

/** How long a bucket is; hours and days are those of UTC. */
public enum BucketSize {
    HOUR(ChronoUnit.HOURS), DAY(ChronoUnit.DAYS);

    private final ChronoUnit unit;

    BucketSize(ChronoUnit unit) {
        this.unit = unit;
    }

    public ChronoUnit unit() {
        return unit;
    }
}
