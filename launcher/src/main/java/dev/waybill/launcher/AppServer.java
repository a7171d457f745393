package dev.waybill.launcher;

import java.net.URI;

/** The app server with the application on it. Ready means: the application answers, not just the server. */
public interface AppServer extends Part {

    /** Where the application answers, without a slash at the end. */
    URI httpUri();

    ProcessHandle handle();

    /** What it has logged since its last start. */
    String logText();

    /** As a crash would. */
    void kill();

    /** The server that {@code waybill.server} names. */
    static AppServer of(Settings settings, Database database, Brokers brokers, PaymentSandbox paymentSandbox,
            Passwords passwords) {
        ServerValues values = new ServerValues(settings, database, brokers, paymentSandbox);
        String server = settings.property("waybill.server", PayaraMicro.NAME);
        return switch (server) {
            case PayaraMicro.NAME -> new PayaraMicro(PayaraMicro.NAME, settings, values);
            case PayaraServer.NAME -> new PayaraServer(settings, values, passwords.of("payara-server.admin"));
            default -> throw new LaunchException("waybill.server is %s; known are %s and %s"
                    .formatted(server, PayaraMicro.NAME, PayaraServer.NAME));
        };
    }
}
