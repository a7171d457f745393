package dev.waybill.messaging.schema;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;

/**
 * Migrates a module's schema with Flyway, from {@code db/migration/<schema>} and, where {@code waybill.seed-data} is
 * true, {@code db/seed/<schema>}. To be called outside of a transaction; several nodes may call it at once.
 */
@ApplicationScoped
public class SchemaMigration {
    /** A server that starts before its database waits for it, for a day, instead of failing to deploy. */
    private static final int CONNECT_RETRIES = 21_600;
    private static final int LONGEST_INTERVAL_SECONDS = 4;

    @Resource(lookup = "jdbc/waybill")
    DataSource database;

    @Inject
    @ConfigProperty(name = "waybill.seed-data", defaultValue = "false")
    boolean seedData;

    @Inject
    Event<SchemaMigrated> migrated;

    /** The schema of messaging comes first: every module writes to its tables. */
    public void migrate(String schema, Class<?> owner) {
        migrate("messaging", SchemaMigration.class.getClassLoader(), false);
        migrate(schema, owner.getClassLoader(), seedData);
        migrated.fire(new SchemaMigrated(schema));
    }

    private void migrate(String schema, ClassLoader loader, boolean seed) {
        List<String> locations = new ArrayList<>(List.of("classpath:db/migration/" + schema));
        if (seed) {
            locations.add("classpath:db/seed/" + schema);
        }
        Flyway.configure(loader).dataSource(database).schemas(schema).defaultSchema(schema)
                .locations(locations.toArray(String[]::new)).validateMigrationNaming(true)
                // A node started without seed data must accept what one with it has done.
                .ignoreMigrationPatterns("repeatable:missing")
                .connectRetries(CONNECT_RETRIES).connectRetriesInterval(LONGEST_INTERVAL_SECONDS)
                .load().migrate();
    }
}
