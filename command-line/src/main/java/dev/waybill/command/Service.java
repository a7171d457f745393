package dev.waybill.command;

import dev.waybill.broker.Jolokia;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of a command that works with both, the application and its broker. */
public final class Service {
    @Option(names = "--api", defaultValue = "http://127.0.0.1:8080", paramLabel = "<uri>",
            description = "Where Waybill answers (default: ${DEFAULT-VALUE}).")
    URI root;
    @Option(names = "--patience", defaultValue = "PT1H", paramLabel = "<duration>",
            description = "How long each step may take, ISO 8601 (default: ${DEFAULT-VALUE}).")
    Duration patience;
    @Mixin
    Operator operator;

    public Jolokia broker() {
        return operator.broker(patience);
    }

    public Api api() {
        return new Api(root, patience, operator.apiPassword());
    }

    /** Of the history of these topics, into this queue; throws unless everything is there that it needs. */
    public Replay replay(String queue, String... sources) {
        var replay = new Replay(broker(), queue, List.of(sources), patience);
        replay.check();
        return replay;
    }
}
