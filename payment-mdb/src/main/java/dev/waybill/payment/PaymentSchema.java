package dev.waybill.payment;

import dev.waybill.messaging.schema.SchemaMigration;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** Migrates the schema {@code payment} when the application starts. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class PaymentSchema {
    @Inject
    SchemaMigration migration;

    @PostConstruct
    void migrate() {
        migration.migrate("payment", PaymentSchema.class);
    }

    /** Returns once the schema is there: a container initialises a singleton before it lets any call through. */
    @Lock(LockType.READ)
    public void awaitReady() {
        // the container has done it
    }
}
