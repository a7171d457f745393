package dev.waybill.analytics.rebuild;

import dev.waybill.analytics.figures.BucketSize;
import dev.waybill.analytics.figures.FigureTables;
import dev.waybill.analytics.figures.SalesFigures;
import dev.waybill.analytics.figures.SalesHandler;
import dev.waybill.messaging.inbox.Inbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Begins rebuilds. */
@ApplicationScoped
public class StartedRebuilds implements Rebuilds {
    @Inject
    Inbox inbox;
    @Inject
    FigureTables tables;
    @Inject
    SalesFigures figures;
    @Inject
    RebuildTable rebuilds;
    /** Shorter than the broker's retention period (7 days). */
    @Inject
    @ConfigProperty(name = "waybill.analytics.rebuild.reach", defaultValue = "P6D")
    Duration reach;

    @Override
    public OffsetDateTime earliest() {
        return OffsetDateTime.now(ZoneOffset.UTC).minus(reach).truncatedTo(ChronoUnit.HOURS).plusHours(1);
    }

    @Override
    @Transactional(rollbackOn = Exception.class)
    public Rebuild begin(OffsetDateTime from) throws SQLException {
        var id = UUID.randomUUID();
        // First of all: a session that has noted an event but not added it yet, adds it after us, to the empty figures; one
        // that has added it is waited for, and what it noted and added is removed together.
        tables.lock();
        var replaced = figures.sales(from, from.plusYears(100), BucketSize.HOUR);
        rebuilds.insert(id, from);
        inbox.forget(SalesHandler.CONSUMER, from.toInstant());
        tables.replace(id, from);
        return new Rebuild(from, replaced);
    }
}
