package dev.waybill.order;

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

/** Migrates the schema {@code orders} when the application starts. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class OrderSchema {
    @Inject
    SchemaMigration migration;
    @Inject
    RetentionTimer retention;
    @Inject
    OverdueTimer overdue;
    @Inject
    @ConfigProperty(name = "waybill.idempotency.retention", defaultValue = "P7D")
    Duration keys;

    @PostConstruct
    void migrate() {
        migration.migrate("orders", OrderSchema.class);
        retention.add(new Retention("orders.idempotency_key", "created_at", keys));
        overdue.start();
    }

    /** Returns once the schema is there: a container initialises a singleton before it lets any call through. */
    @Lock(LockType.READ)
    public void awaitReady() {
        // the container has done it
    }
}
