package dev.waybill.launcher;

import java.net.URI;

/** The app server with the application on it. Ready means: the application answers, not just the server. */
public interface AppServer extends Part {

    /** Where the application answers, without a slash at the end. */
    URI httpUri();

    ProcessHandle handle();

    /** As a crash would. */
    void kill();

    /** The server that {@code waybill.server} names. */
    static AppServer of(Settings settings, Database database, Broker broker) {
        String server = settings.property("waybill.server", PayaraMicro.NAME);
        if (server.equals(PayaraMicro.NAME)) {
            return new PayaraMicro(settings, new ServerValues(settings, database, broker));
        }
        throw new LaunchException("waybill.server is %s; known is %s".formatted(server, PayaraMicro.NAME));
    }
}
