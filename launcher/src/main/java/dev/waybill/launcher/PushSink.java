package dev.waybill.launcher;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A push service and the browsers behind it; shows the newest pushes on a page. Runs in the launcher's own JVM. */
public final class PushSink implements Part {

    private static final int KEPT = 20_000;

    private final URI uri;
    private final PushService service;
    private final Deque<Push> pushes = new ArrayDeque<>();
    private HttpServer server;
    private ExecutorService threads;

    PushSink(Settings settings) {
        uri = URI.create("http://127.0.0.1:" + settings.ports().push());
        service = new PushService(uri.toString(), this::keep);
    }

    @Override
    public String name() {
        return "push sink";
    }

    @Override
    public void start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), uri.getPort()), 50);
        } catch (IOException e) {
            throw new LaunchException("The push sink did not start", e);
        }
        PushPage page = new PushPage(this);
        server.createContext(PushService.PATH, service::take);
        server.createContext("/messages", page::messages);
        server.createContext("/", page::page);
        threads = Executors.newCachedThreadPool();
        server.setExecutor(threads);
        server.start();
    }

    @Override
    public void waitUntilReady() {
        if (server == null) {
            throw new LaunchException("The push sink does not take pushes");
        }
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
            threads.shutdownNow();
            server = null;
        }
    }

    /** A new browser of that name, ready to be subscribed: its subscription as JSON. */
    public String browser(String name) {
        PushBrowser browser = PushBrowser.create();
        service.add(name, browser);
        return browser.subscription(endpoint(name));
    }

    public String endpoint(String name) {
        return uri + PushService.PATH + name;
    }

    /** From now on pushes to this browser are answered with the status; 201 takes them again. */
    public void answer(String browser, int status) {
        service.answer(browser, status);
    }

    /** Has a browser of the customer's name take the customer's pushes. */
    void subscribe(String customer, URI application) {
        HttpRequest request = HttpRequest.newBuilder(application.resolve("/customers/" + customer + "/push-subscriptions"))
                .timeout(Duration.ofSeconds(30)).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(browser(customer))).build();
        try {
            HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200 && answer.statusCode() != 201) {
                throw new LaunchException("The browser of %s was not subscribed: %s".formatted(customer, answer.body()));
            }
        } catch (IOException e) {
            throw new LaunchException("The browser of %s was not subscribed".formatted(customer), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("Stopped while it subscribed a browser", e);
        }
    }

    /** The newest pushes, the oldest of them first. */
    public List<Push> pushes() {
        synchronized (pushes) {
            return new ArrayList<>(pushes);
        }
    }

    public List<Push> pushesTo(String browser) {
        return pushes().stream().filter(push -> push.browser().equals(browser)).toList();
    }

    /** The page for people; {@code messages} below it is JSON. */
    public URI pageUri() {
        return uri.resolve("/");
    }

    private void keep(Push push) {
        synchronized (pushes) {
            pushes.addLast(push);
            if (pushes.size() > KEPT) {
                pushes.removeFirst();
            }
        }
    }
}
