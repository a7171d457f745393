package dev.waybill.sandbox;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** The provider as a process, or as an object in a test. */
public final class PaymentSandbox implements AutoCloseable {
    private static final int THREADS = 16;

    private final Ledger ledger;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor();

    /**
     * Answers on loopback from now on.
     *
     * @param port      0 for any that is free
     * @param secretKey what callers must bring as bearer token
     * @param file      the ledger; what it holds goes on
     */
    public PaymentSandbox(int port, String secretKey, Path file) throws IOException {
        ledger = new Ledger(file);
        var payments = new Payments(ledger);
        var outage = new Outage();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
        server.createContext("/v1/", new ProviderApi(payments, outage, secretKey, later));
        server.createContext("/sandbox/", new SandboxApi(payments, outage));
        server.setExecutor(threads);
        server.start();
    }

    /**
     * Runs until it is killed.
     *
     * @param arguments port and ledger file; the secret key is the system property {@code waybill.payment-sandbox.key}
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (var sandbox = new PaymentSandbox(Integer.parseInt(arguments[0]), System.getProperty("waybill.payment-sandbox.key"),
                Path.of(arguments[1]))) {
            System.out.println("Payment sandbox at " + sandbox.uri());
            new CountDownLatch(1).await();
        }
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() throws IOException {
        server.stop(0);
        threads.shutdownNow();
        later.shutdownNow();
        ledger.close();
    }
}
