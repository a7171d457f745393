package dev.waybill.benchmark.ceiling;

import dev.waybill.benchmark.load.Load;
import dev.waybill.benchmark.load.LoadClient;
import dev.waybill.benchmark.load.Target;
import java.net.URI;

/** A call of the same app server by the same client that needs neither database nor broker. */
record EmptyCall(LoadClient client, URI application) {
    private static final int CALLS = 10_000;

    Ceiling measure(int connections) {
        Target target = Target.get(application.resolve("/health/live"));
        // The first ones warm it up.
        client.run(target, Load.closed(CALLS, connections));
        double rate = client.run(target, Load.closed(CALLS, connections)).rate();
        return new Ceiling("empty REST call, " + connections + " connections", rate, "calls", rate);
    }
}
