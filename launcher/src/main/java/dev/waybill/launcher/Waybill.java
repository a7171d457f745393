package dev.waybill.launcher;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
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
    private final ZooKeeper zookeeper;
    private final Brokers brokers;
    private final MailSink mailSink;
    private final PushSink pushSink;
    private final PaymentSandbox paymentSandbox;
    private final AppServer appServer;
    private final AppServer secondAppServer;
    private final Deque<Part> started = new ArrayDeque<>();
    private boolean closed;

    /** @param progress takes one line for each thing that happened */
    public Waybill(Settings settings, Consumer<String> progress) {
        this.settings = settings;
        this.progress = progress;
        passwords = new Passwords(settings.runDirectory());
        database = new Database(settings, passwords);
        zookeeper = new ZooKeeper(settings);
        brokers = Brokers.of(settings, passwords, zookeeper);
        mailSink = new MailSink(settings);
        pushSink = new PushSink(settings);
        paymentSandbox = new PaymentSandbox(settings, passwords);
        appServer = AppServer.of(settings, database, brokers, paymentSandbox, passwords);
        secondAppServer = node(PayaraMicro.NAME + "-second", settings.forSecond());
    }

    /**
     * Starts all parts and returns when each does its work.
     *
     * @throws LaunchException if one does not; those that were started are stopped
     */
    public void start() {
        startServices();
        startTogether(settings.highlyAvailable() ? List.of(appServer, secondAppServer) : List.of(appServer));
        pushSink.subscribe("ada", appServer.httpUri());
    }

    /** The same without the app server. */
    public void startServices() {
        Map<String, Integer> ports = settings.ports().byProperty();
        if (appServer instanceof PayaraServer) {
            ports.put("waybill.admin.port", settings.ports().admin());
        }
        List<Part> services = new ArrayList<>(List.of(database, mailSink, pushSink, paymentSandbox));
        if (settings.highlyAvailable()) {
            ports.putAll(settings.ports().secondByProperty());
            services.add(zookeeper);
        }
        services.addAll(brokers.all());
        PortCheck.check(ports, settings.runDirectory());
        startTogether(services);
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
        AppServer another = node(PayaraMicro.NAME + "-" + node.ports().http(), node);
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

    /** The broker; of a pair, the primary. */
    public Broker broker() {
        return brokers.primary();
    }

    public Brokers brokers() {
        return brokers;
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

    /** Runs in a highly available run alone. */
    public AppServer secondAppServer() {
        return secondAppServer;
    }

    /** To start a Payara Micro of one's own against these parts. */
    public PayaraMicroOptions payaraMicroOptions() {
        return new PayaraMicroOptions(Directories.empty(settings.runDirectory().resolve("payara-micro-options/tmp")).getParent(),
                new ServerValues(settings, database, brokers, paymentSandbox));
    }

    private AppServer node(String name, Settings node) {
        return new PayaraMicro(name, node, new ServerValues(node, database, brokers, paymentSandbox));
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
