package dev.waybill.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
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
            HttpRequest request = HttpRequest.newBuilder(server.resolve(path)).timeout(Duration.ofSeconds(10)).build();
            if (http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() != 200) {
                return false;
            }
        }
        return true;
    }

    private void failIfDeploymentFailed() {
        if (FAILED.matcher(process.log().text()).find()) {
            throw new LaunchException("The application could not be deployed. The end of %s:%n%s"
                    .formatted(process.log().path(), process.log().lastLines(40)));
        }
    }
}
