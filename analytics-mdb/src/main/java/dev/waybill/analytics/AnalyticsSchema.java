package dev.waybill.analytics;

import dev.waybill.messaging.retention.Retention;
import dev.waybill.messaging.retention.RetentionTimer;
import dev.waybill.messaging.schema.SchemaMigration;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Migrates the schema {@code analytics} when the application starts. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class AnalyticsSchema {
    @Inject
    SchemaMigration migration;
    @Inject
    RetentionTimer retention;
    @Inject
    @ConfigProperty(name = "waybill.analytics.replaced.retention", defaultValue = "P90D")
    Duration replaced;

    @PostConstruct
    void migrate() {
        migration.migrate("analytics", AnalyticsSchema.class);
        retention.add(new Retention("analytics.replaced_sales_hour", "replaced_at", replaced));
        retention.add(new Retention("analytics.replaced_product_hour", "replaced_at", replaced));
    }

    /** Returns once the schema is there: a container initialises a singleton before it lets any call through. */
    @Lock(LockType.READ)
    public void awaitReady() {
        // the container has done it
    }
}
