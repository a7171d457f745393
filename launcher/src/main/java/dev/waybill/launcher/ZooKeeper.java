package dev.waybill.launcher;

import java.nio.file.Files;
import java.util.Properties;
import org.apache.zookeeper.server.embedded.ExitHandler;
import org.apache.zookeeper.server.embedded.ZooKeeperServerEmbedded;

/** Decides which broker of a pair may take messages. One server in the launcher's own JVM; production has three. */
public final class ZooKeeper implements Part {

    private static final long PATIENCE_MILLIS = 30_000;

    private final Settings settings;
    private ZooKeeperServerEmbedded server;

    ZooKeeper(Settings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "zookeeper";
    }

    @Override
    public void start() {
        try {
            server = ZooKeeperServerEmbedded.builder()
                    .baseDir(Files.createDirectories(settings.runDirectory().resolve(name())))
                    .configuration(configuration())
                    .exitHandler(ExitHandler.LOG_ONLY)
                    .build();
            server.start(PATIENCE_MILLIS);
        } catch (Exception e) {
            throw new LaunchException("ZooKeeper did not start", e);
        }
    }

    @Override
    public void waitUntilReady() {
        // Its start returns when it takes connections.
    }

    @Override
    public void stop() {
        if (server != null) {
            server.close();
            server = null;
        }
    }

    String connectString() {
        return "127.0.0.1:" + settings.ports().second().zookeeper();
    }

    private Properties configuration() {
        Properties properties = new Properties();
        properties.setProperty("clientPort", Integer.toString(settings.ports().second().zookeeper()));
        properties.setProperty("clientPortAddress", "127.0.0.1");
        properties.setProperty("admin.enableServer", "false");
        // A session lasts two ticks at least, and a broker that died keeps its place so long.
        properties.setProperty("tickTime", "500");
        return properties;
    }
}
