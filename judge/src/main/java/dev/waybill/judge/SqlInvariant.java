package dev.waybill.judge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/** One query that returns what breaks the invariant. It is a file of this name, whose comment at the top is the sentence. */
record SqlInvariant(String name, String sentence, String query) implements Invariant {
    static final List<String> NAMES = List.of(
            "order-kept", "order-complete", "order-ended", "key-kept",
            "order-events", "inventory-events", "payment-events", "events-handled", "timeline-complete", "outbox-empty",
            "reservation", "reservation-lines", "stock-held",
            "charged", "given-back",
            "customer-told", "notification-ended",
            "sales-figures", "product-figures",
            "no-prepared-transaction", "no-forgotten-transaction");

    static List<SqlInvariant> all() {
        return NAMES.stream().map(SqlInvariant::load).toList();
    }

    private static SqlInvariant load(String name) {
        try (InputStream file = SqlInvariant.class.getResourceAsStream("invariants/" + name + ".sql")) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            String sentence = text.lines().takeWhile(line -> line.startsWith("--")).map(line -> line.substring(2).strip())
                    .collect(Collectors.joining(" "));
            return new SqlInvariant(name, sentence, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<Finding> findings(Snapshot snapshot) throws SQLException {
        return snapshot.findings(query);
    }
}
