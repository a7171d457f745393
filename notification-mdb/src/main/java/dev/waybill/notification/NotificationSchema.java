package dev.waybill.notification;

import dev.waybill.messaging.schema.SchemaMigration;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** Brings the schema {@code notification} up to date before the first message comes. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class NotificationSchema {
    @Inject
    SchemaMigration schemaMigration;

    @PostConstruct
    void migrate() {
        schemaMigration.migrate("notification", NotificationSchema.class);
    }

    /** Returns once the schema is there: a container initialises a singleton before it lets any call through. */
    @Lock(LockType.READ)
    public void awaitReady() {
        // the container has done it
    }
}
