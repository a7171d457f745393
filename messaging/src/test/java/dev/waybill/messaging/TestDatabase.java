package dev.waybill.messaging;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.flywaydb.core.Flyway;

/** PostgreSQL with the schema of messaging, to be closed by who starts it. */
public final class TestDatabase {
    private TestDatabase() {
    }

    public static EmbeddedPostgres start() throws IOException {
        EmbeddedPostgres postgres = EmbeddedPostgres.start();
        Flyway.configure().dataSource(postgres.getPostgresDatabase()).schemas("messaging").defaultSchema("messaging")
                .locations("classpath:db/migration/messaging").load().migrate();
        return postgres;
    }
}
