package dev.waybill.launcher;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** The whole system on one machine. Closing it stops all parts, the last one started first. */
public final class Waybill implements AutoCloseable {

    private final Settings settings;
    private final Consumer<String> progress;
    private final Passwords passwords;
    private final Database database;
    private final Broker broker;
    private final MailSink mailSink;
    private final PushSink pushSink;
    private final PaymentSandbox paymentSandbox;
    private final AppServer appServer;
    private final Deque<Part> started = new ArrayDeque<>();
    private boolean closed;

    /** @param progress takes one line for each thing that happened */
    public Waybill(Settings settings, Consumer<String> progress) {
        this.settings = settings;
        this.progress = progress;
        passwords = new Passwords(settings.runDirectory());
        database = new Database(settings, passwords);
        broker = new Broker(settings, passwords);
        mailSink = new MailSink(settings);
        pushSink = new PushSink(settings);
        paymentSandbox = new PaymentSandbox(settings, passwords);
        appServer = AppServer.of(settings, database, broker, paymentSandbox, passwords);
    }

    /**
     * Starts all parts and returns when each does its work.
     *
     * @throws LaunchException if one does not; those that were started are stopped
     */
    public void start() {
        startServices();
        startTogether(List.of(appServer));
        pushSink.subscribe("ada", appServer.httpUri());
    }

    /** The same without the app server. */
    public void startServices() {
        Map<String, Integer> ports = settings.ports().byProperty();
        if (appServer instanceof PayaraServer) {
            ports.put("waybill.admin.port", settings.ports().admin());
        }
        PortCheck.check(ports, settings.runDirectory());
        startTogether(List.of(database, broker, mailSink, pushSink, paymentSandbox));
    }

    /**
     * Starts one more app server, a Payara Micro, on the same services, and returns when it does its work.
     *
     * @param properties what differs from the first one's, such as {@code waybill.timeline.heartbeat}
     */
    public AppServer startAnotherNode(Map<String, String> properties) {
        Settings node = settings.forAnotherNode();
        for (Map.Entry<String, String> property : properties.entrySet()) {
            node = node.with(property.getKey(), property.getValue());
        }
        AppServer another = new PayaraMicro(PayaraMicro.NAME + "-" + node.ports().http(), node,
                new ServerValues(node, database, broker, paymentSandbox, passwords));
        startTogether(List.of(another));
        return another;
    }

    /** Stops what was started, in reverse order. */
    @Override
    public synchronized void close() {
        closed = true;
        if (!started.isEmpty()) {
            progress.accept("stopping ..");
        }
        while (!started.isEmpty()) {
            Part part = started.pop();
            String outcome = " stopped";
            try {
                synchronized (part) {
                    part.stop();
                }
            } catch (RuntimeException e) {
                // The others must be stopped all the same.
                outcome = " could not be stopped: " + e;
            }
            progress.accept(part.name() + outcome);
        }
    }

    public Settings settings() {
        return settings;
    }

    public Database database() {
        return database;
    }

    public Broker broker() {
        return broker;
    }

    public MailSink mailSink() {
        return mailSink;
    }

    public PushSink pushSink() {
        return pushSink;
    }

    public PaymentSandbox paymentSandbox() {
        return paymentSandbox;
    }

    public AppServer appServer() {
        return appServer;
    }

    /** To start a Payara Micro of one's own against these parts. */
    public PayaraMicroOptions payaraMicroOptions() {
        return new PayaraMicroOptions(Directories.empty(settings.runDirectory().resolve("payara-micro-options/tmp")).getParent(),
                new ServerValues(settings, database, broker, paymentSandbox, passwords));
    }

    /** Of the user {@code operator} of the REST interface. */
    public String operatorPassword() {
        return settings.property("waybill.operator.password", passwords.of("api.operator"));
    }

    Passwords passwords() {
        return passwords;
    }

    private void startTogether(List<Part> parts) {
        // Threads of its own, because those of the common pool do not see the class loader that Maven made.
        ExecutorService threads = Executors.newFixedThreadPool(parts.size());
        try {
            CompletableFuture.allOf(parts.stream()
                    .map(part -> CompletableFuture.runAsync(() -> start(part), threads))
                    .toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            close();
            throw e.getCause() instanceof LaunchException failure ? failure : new LaunchException("Start failed", e);
        } finally {
            threads.shutdownNow();
        }
    }

    private void start(Part part) {
        long begin = System.nanoTime();
        // Who stops it waits until it has started: stopped earlier, it would stay behind.
        synchronized (part) {
            synchronized (this) {
                if (closed) {
                    throw new LaunchException("Stopped while it started");
                }
                started.push(part);
            }
            part.start();
        }
        part.waitUntilReady();
        progress.accept("%s ready in %.1f s".formatted(part.name(),
                Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1000.0));
    }
}
