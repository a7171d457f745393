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

    /** The verdict once all is quiet and nothing is found; after so long whatever it is then. */
    public Verdict verdictWhenQuiet(Scope scope, Duration patience) throws SQLException, InterruptedException {
        Instant end = Instant.now().plus(patience);
        while (true) {
            if (messagesUnderWay() == 0 || Instant.now().isAfter(end)) {
                Verdict verdict = verdict(scope);
                // What was relayed in between is under way again.
                if (verdict.isClean() && messagesUnderWay() == 0 || Instant.now().isAfter(end)) {
                    return verdict;
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

    private long messagesUnderWay() {
        return waybill.broker().jolokia().ofEachQueue("MessageCount").entrySet().stream()
                .filter(queue -> !Jolokia.queueName(queue.getKey()).matches(AT_REST)).mapToLong(Map.Entry::getValue).sum();
    }

    private List<ProviderLedger.Account> accounts() {
        return waybill.paymentSandbox().accounts().stream().map(account -> new ProviderLedger.Account(account.orderId(),
                account.charges(), account.charged(), account.refunds(), account.refunded())).toList();
    }
}
