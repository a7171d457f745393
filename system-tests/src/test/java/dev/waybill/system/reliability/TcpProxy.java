package dev.waybill.system.reliability;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The network between two parts. It passes everything on until it is told to fail. */
public final class TcpProxy implements AutoCloseable {
    private final ServerSocket listener;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Set<Socket> dead = ConcurrentHashMap.newKeySet();
    private volatile int target;
    private volatile boolean cut;
    private volatile long delay;

    /** At a port that is free. */
    public TcpProxy() throws IOException {
        this("127.0.0.1", 0);
    }

    /** At an address of this machine, such as 127.0.0.2. */
    public TcpProxy(String address, int port) throws IOException {
        listener = new ServerSocket(port, 100, InetAddress.getByName(address));
        start("accept", this::accept);
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** Where on 127.0.0.1 everything goes. */
    public void target(int port) {
        target = port;
    }

    /** All connections break at once, with RST. */
    void reset() {
        sockets.forEach(TcpProxy::reset);
    }

    /** Nothing passes until {@link #mend}; what was sent meanwhile arrives then. */
    public void cut() {
        cut = true;
    }

    /** What is connected now never hears of the other side again, not even that it has gone. */
    void forget() {
        dead.addAll(sockets);
    }

    /** Everything takes so many milliseconds longer. */
    void delay(long milliseconds) {
        delay = milliseconds;
    }

    public synchronized void mend() {
        cut = false;
        delay = 0;
        notifyAll();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        mend();
        reset();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                connect(listener.accept());
            } catch (IOException e) {
                // closed
            }
        }
    }

    private void connect(Socket client) {
        try {
            var server = new Socket(InetAddress.getLoopbackAddress(), target);
            sockets.add(client);
            sockets.add(server);
            start("out", () -> pump(client, server));
            start("back", () -> pump(server, client));
        } catch (IOException partIsAway) {
            reset(client);
        }
    }

    private void pump(Socket from, Socket to) {
        var buffer = new byte[64 * 1024];
        try {
            for (int count = from.getInputStream().read(buffer); count >= 0; count = from.getInputStream().read(buffer)) {
                pass();
                if (!dead.contains(from)) {
                    to.getOutputStream().write(buffer, 0, count);
                }
            }
        } catch (IOException | InterruptedException e) {
            // The other direction ends as well.
        }
        // An end passes a network that is cut as little as a word.
        passQuietly();
        if (!dead.contains(from)) {
            reset(from);
            reset(to);
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    private void passQuietly() {
        try {
            pass();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pass() throws InterruptedException {
        synchronized (this) {
            while (cut) {
                wait();
            }
        }
        if (delay > 0) {
            Thread.sleep(delay);
        }
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            // It is closed already.
        }
    }

    private void start(String name, Runnable work) {
        var thread = new Thread(work, "proxy-" + name);
        thread.setDaemon(true);
        thread.start();
    }
}
