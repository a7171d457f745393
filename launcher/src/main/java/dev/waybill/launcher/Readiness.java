package dev.waybill.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/** Asks the application itself whether it answers: a server says "ready" although a deployment failed. */
final class Readiness {

    private static final List<String> MUST_ANSWER = List.of("/health/ready", "/products");
    private static final Pattern FAILED =
            Pattern.compile("Exception while deploying|Exception while loading the app|Failed to deploy|Deployment failed"
                    + "|Boot Command \\S+ failed");

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final String name;
    private final URI server;
    private final Running process;

    Readiness(String name, URI server, Running process) {
        this.name = name;
        this.server = server;
        this.process = process;
    }

    /** @throws LaunchException with what the log says, if the deployment failed or the time is over */
    void await(Duration atMost) {
        Patience.await(name, process, atMost, () -> {
            failIfDeploymentFailed();
            return answersEverywhere();
        });
    }

    private boolean answersEverywhere() throws IOException, InterruptedException {
        for (String path : MUST_ANSWER) {
            if (status(HttpRequest.newBuilder(server.resolve(path)).build()) != 200) {
                return false;
            }
        }
        return true;
    }

    /** The timeout of a request does not cover its body, and a server was seen to begin one and never end it. */
    private int status(HttpRequest request) throws IOException, InterruptedException {
        try {
            return http.sendAsync(request, HttpResponse.BodyHandlers.discarding()).get(10, TimeUnit.SECONDS).statusCode();
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException(request.uri() + " does not answer", e);
        }
    }

    private void failIfDeploymentFailed() {
        if (FAILED.matcher(process.log().text()).find()) {
            throw new LaunchException("The application could not be deployed. The end of %s:%n%s"
                    .formatted(process.log().path(), process.log().lastLines(40)));
        }
    }
}
