package dev.waybill.analytics.rebuild;

import java.sql.SQLException;
import java.time.OffsetDateTime;

/** What order-web may have analytics do. */
public interface Rebuilds {
    /** The first hour that the broker's history surely holds whole: how far back a rebuild may go. */
    OffsetDateTime earliest();

    /**
     * Empties the figures and forgets the events from this hour on, both in one transaction: live events and those that
     * are replayed from now on count, each once.
     *
     * @param from a full hour, not before {@link #earliest()}
     */
    Rebuild begin(OffsetDateTime from) throws SQLException;
}
