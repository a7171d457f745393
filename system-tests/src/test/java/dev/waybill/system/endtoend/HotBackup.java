package dev.waybill.system.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.launcher.Waybill;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Backups of parts while they work, as docs/backup.md makes them. */
final class HotBackup {
    private final Waybill waybill;
    private final Path run;
    private final Path backups;

    HotBackup(Waybill waybill, Path backups) {
        this.waybill = waybill;
        this.run = waybill.settings().runDirectory();
        this.backups = backups;
    }

    void ofDatabase() throws IOException, SQLException, InterruptedException {
        String superuser = Files.readString(run.resolve("database.password")).strip();
        try (var connection = DriverManager.getConnection(waybill.database().jdbcUrl(), "postgres", superuser);
             var session = connection.createStatement()) {
            session.execute("select pg_create_physical_replication_slot('backup', true, true)");
            session.execute("select pg_backup_start('backup', true)");
            shell("tar -cf %s/database.tar --exclude='./pg_wal/*' --exclude='./pg_replslot/*' --exclude='./postmaster.*' -C database . || [ $? = 1 ]");
            try (var end = session.executeQuery("select labelfile from pg_backup_stop()")) {
                end.next();
                Files.writeString(backups.resolve("backup_label"), end.getString(1));
            }
            shell("tar -rf %1$s/database.tar -C database ./pg_wal -C %1$s backup_label || [ $? = 1 ]");
        }
    }

    /** What its files hold while it stands still is what a crash at that moment would leave. */
    void ofBroker() throws IOException, InterruptedException {
        long broker = waybill.broker().handle().pid();
        shell("kill -STOP " + broker + " && cp -a broker/data %s/data; copied=$?; kill -CONT " + broker + "; exit $copied");
    }

    /** Of a database that does not run. */
    void restoreDatabase() throws IOException, InterruptedException {
        shell("rm -r database && mkdir -m 700 database && tar -xpf %s/database.tar -C database");
    }

    /** Of a broker that does not run. */
    void restoreBroker() throws IOException, InterruptedException {
        shell("rm -r broker/data && cp -a %s/data broker");
    }

    private void shell(String command) throws IOException, InterruptedException {
        String line = command.formatted(backups);
        assertThat(new ProcessBuilder("sh", "-c", line).directory(run.toFile()).inheritIO().start().waitFor()).as(line).isZero();
    }
}
