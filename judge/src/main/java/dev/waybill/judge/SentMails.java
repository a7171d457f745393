package dev.waybill.judge;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What the mail server took, by Message-ID, against what Waybill says it has sent. One that came again under the same
 * Message-ID is the same mail: more than that SMTP cannot promise.
 */
public record SentMails(Supplier<Set<String>> messageIds) implements Invariant {
    private static final String SENT = """
            select n.order_id, n.message_id from judged j join notification.notification n on n.order_id = j.id
            where n.channel = 'EMAIL' and n.status = 'SENT'""";
    private static final String KNOWN = "select id from notification.notification where channel = 'EMAIL'";

    @Override
    public String name() {
        return "mail-delivered";
    }

    @Override
    public String sentence() {
        return "The mail server has every mail that was sent, each under the one Message-ID that belongs to it, and no other.";
    }

    @Override
    public List<Finding> findings(Snapshot snapshot) throws SQLException {
        Set<String> unknown = new HashSet<>(messageIds.get());
        List<Finding> found = new ArrayList<>();
        for (List<String> mail : snapshot.rows(SENT)) {
            if (!unknown.contains(mail.get(1))) {
                found.add(new Finding(mail.get(0), "the mail server has no mail " + mail.get(1)));
            }
        }
        snapshot.rows(KNOWN).forEach(known -> unknown.remove("<" + known.get(0) + "@waybill>"));
        unknown.forEach(id -> found.add(new Finding(id, "the mail server has it, nobody asked for it")));
        return found;
    }
}
