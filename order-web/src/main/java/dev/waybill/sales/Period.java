package dev.waybill.sales;

import dev.waybill.analytics.figures.BucketSize;
import dev.waybill.rest.Instants;
import dev.waybill.rest.ProblemException;
import java.time.OffsetDateTime;

/**
 * Whole buckets of UTC.
 *
 * @param from start of the first bucket
 * @param to   end of the last
 */
record Period(OffsetDateTime from, OffsetDateTime to) {
    static final int MOST_BUCKETS = 1000;

    /**
     * Both ends in UTC, moved apart to where buckets begin and end; a missing end is now, a missing begin a day before.
     *
     * @throws ProblemException if an end cannot be read, they are the wrong way round or hold too many buckets
     */
    static Period of(String fromText, String toText, BucketSize size, OffsetDateTime now) {
        var to = toText == null ? now : Instants.read("to", toText);
        var from = fromText == null ? to.minusDays(1) : Instants.read("from", fromText);
        if (!from.isBefore(to)) {
            throw ProblemException.unreadable("from", "must be before \"to\" (" + to + ")");
        }
        return new Period(from.truncatedTo(size.unit()), end(to, size));
    }

    private static OffsetDateTime end(OffsetDateTime to, BucketSize size) {
        var start = to.truncatedTo(size.unit());
        return start.equals(to) ? to : start.plus(1, size.unit());
    }

    Period bounded(BucketSize size) {
        long buckets = size.unit().between(from, to);
        if (buckets > MOST_BUCKETS) {
            throw ProblemException.unreadable("from", "the period holds " + buckets + " buckets, at most " + MOST_BUCKETS + " are allowed");
        }
        return this;
    }
}
