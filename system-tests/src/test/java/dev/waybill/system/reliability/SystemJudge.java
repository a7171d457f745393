package dev.waybill.system.reliability;

import dev.waybill.broker.Jolokia;
import dev.waybill.judge.BrokerTransactions;
import dev.waybill.judge.DeadLetters;
import dev.waybill.judge.ExpiredMessages;
import dev.waybill.judge.InitialStock;
import dev.waybill.judge.Judge;
import dev.waybill.judge.ProviderLedger;
import dev.waybill.judge.Scope;
import dev.waybill.judge.SentMails;
import dev.waybill.judge.Verdict;
import dev.waybill.launcher.Mail;
import dev.waybill.launcher.Waybill;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The judge with every source that a system of a test's own has: database, broker, provider and mail sink. */
public final class SystemJudge {
    /** Where messages may lie for good. */
    private static final String AT_REST = ".*(\\.dead-letters|orders\\.review|expired|launcher\\.probe)";

    private final Waybill waybill;
    private final Judge judge;

    public SystemJudge(Waybill waybill) {
        this.waybill = waybill;
        var broker = waybill.broker().jolokia();
        judge = new Judge().with(new DeadLetters(broker)).with(new ExpiredMessages(broker)).with(new BrokerTransactions(broker))
                .with(new ProviderLedger(this::accounts))
                .with(new SentMails(() -> waybill.mailSink().messages().stream().map(Mail::messageId).collect(Collectors.toSet())));
    }

    /** To have it check more. */
    public Judge judge() {
        return judge;
    }

    public Verdict verdict(Scope scope) throws SQLException {
        try (var database = DriverManager.getConnection(waybill.database().jdbcUrl(), waybill.database().user(), waybill.database().password())) {
            return judge.judge(database, scope);
        }
    }

    /**
     * The verdict once all is quiet and nothing is found; after so long whatever it is then.
     *
     * @throws AssertionError if messages are under way still, with where they are
     */
    public Verdict verdictWhenQuiet(Scope scope, Duration patience) throws SQLException, InterruptedException {
        Instant end = Instant.now().plus(patience);
        while (true) {
            boolean late = Instant.now().isAfter(end);
            if (messagesUnderWay().isEmpty() || late) {
                Verdict verdict = verdict(scope);
                // What was relayed in between is under way again.
                var underWay = messagesUnderWay();
                if (underWay.isEmpty() && (verdict.isClean() || late)) {
                    return verdict;
                }
                if (late) {
                    throw new AssertionError("Under way still: " + underWay + "; found: " + verdict.violations());
                }
            }
            Thread.sleep(200);
        }
    }

    /** The same of what the client was told of. */
    public Verdict verdictWhenQuiet(Ledger client, Goods goods, Duration patience) throws SQLException, InterruptedException {
        judge.with(new InitialStock(goods::pieces)).with(new ClientsWord(client));
        return verdictWhenQuiet(Scope.of(client.accepted()), patience);
    }

    /** Mails that left once more under their own Message-ID: that many a mail server may have shown twice. */
    long repeatedMails() {
        var mails = waybill.mailSink().messages();
        return mails.size() - mails.stream().map(Mail::messageId).distinct().count();
    }

    private Map<String, Long> messagesUnderWay() {
        return waybill.broker().jolokia().ofEachQueue("MessageCount").entrySet().stream()
                .filter(queue -> queue.getValue() > 0 && !Jolokia.queueName(queue.getKey()).matches(AT_REST))
                .collect(Collectors.toMap(queue -> Jolokia.queueName(queue.getKey()), Map.Entry::getValue));
    }

    private List<ProviderLedger.Account> accounts() {
        return waybill.paymentSandbox().accounts().stream().map(account -> new ProviderLedger.Account(account.orderId(),
                account.charges(), account.charged(), account.refunds(), account.refunded())).toList();
    }
}
