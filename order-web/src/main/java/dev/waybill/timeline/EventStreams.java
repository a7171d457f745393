package dev.waybill.timeline;

import dev.waybill.messaging.schedule.ScheduledTasks;
import dev.waybill.rest.ProblemException;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledFuture;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The clients that watch orders on this node: while there are any, the database is asked once for all of them. */
@ApplicationScoped
public class EventStreams {
    private static final Logger LOG = Logger.getLogger(EventStreams.class.getName());

    @Inject
    ScheduledTasks tasks;
    @Inject
    Timelines timelines;
    @Inject
    @ConfigProperty(name = "waybill.timeline.poll", defaultValue = "PT0.5S")
    Duration poll;
    @Inject
    @ConfigProperty(name = "waybill.timeline.heartbeat", defaultValue = "PT15S")
    Duration heartbeat;
    @Inject
    @ConfigProperty(name = "waybill.timeline.longest-stream", defaultValue = "PT10M")
    Duration longest;
    @Inject
    @ConfigProperty(name = "waybill.timeline.most-streams", defaultValue = "1000")
    int most;

    private final Collection<EventStream> open = new CopyOnWriteArrayList<>();
    private final Object delivery = new Object();
    private ScheduledFuture<?> timer;
    private boolean failing;

    /** Refuses (503) where so many clients watch already that this node takes no more. */
    synchronized void open(EventStream stream) {
        if (open.size() >= most) {
            throw ProblemException.unavailable("This node has " + most + " open streams, and takes no more at present", heartbeat);
        }
        stream.greet();
        open.add(stream);
        if (timer == null) {
            timer = tasks.runEvery(poll, Duration.ZERO, this::run);
        }
    }

    @PreDestroy
    synchronized void close() {
        if (timer != null) {
            timer.cancel(false);
        }
        open.forEach(EventStream::close);
    }

    /** One after the other: the last run of a timer that has ended may be beside the first one of the next. */
    private void run() {
        synchronized (delivery) {
            try {
                deliver();
                failing = false;
            } catch (Exception e) {
                // Nothing is missed: what could not be read now is read the next time.
                LOG.log(failing ? Level.FINE : Level.WARNING, "The streams of events could not be served; the next try follows", e);
                failing = true;
            }
            open.forEach(stream -> stream.beat(heartbeat));
            forgetThoseThatAreOver();
        }
    }

    private void deliver() throws SQLException {
        // One that opens meanwhile waits for its own question: this one begins where those before have come to.
        List<EventStream> streams = List.copyOf(open);
        Map<UUID, Long> positions = streams.stream().collect(
                Collectors.toMap(EventStream::order, EventStream::position, Math::min));
        Map<UUID, List<TimelineEvent>> news = timelines.behind(positions).stream()
                .collect(Collectors.groupingBy(TimelineEvent::orderId));
        streams.forEach(stream -> news.getOrDefault(stream.order(), List.of()).forEach(stream::send));
    }

    private synchronized void forgetThoseThatAreOver() {
        open.removeIf(stream -> stream.endIfOver(longest));
        if (open.isEmpty() && timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }
}
