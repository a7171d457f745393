package dev.waybill.timeline;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * One client that watches an order (server-sent events). Used by one thread at a time. An order has few events, which fit
 * into the buffers of a socket: a client that does not read holds nobody up.
 */
final class EventStream {
    private static final Logger LOG = Logger.getLogger(EventStream.class.getName());

    private final UUID order;
    private final SseEventSink sink;
    private final Sse sse;
    private final long openedAt = System.nanoTime();
    private long position;
    private long sentAt;
    private volatile boolean lost;

    /** @param position of the last event that the client has, 0 for none */
    EventStream(UUID order, long position, SseEventSink sink, Sse sse) {
        this.order = order;
        this.position = position;
        this.sink = sink;
        this.sse = sse;
        this.sentAt = openedAt;
    }

    UUID order() {
        return order;
    }

    long position() {
        return position;
    }

    /** Those that the client has already are passed over. */
    void send(TimelineEvent event) {
        if (event.position() > position) {
            send(sse.newEventBuilder().id(Long.toString(event.position())).name(event.type())
                    .mediaType(MediaType.APPLICATION_JSON_TYPE).data(TimelineEvent.class, event).build());
            position = event.position();
        }
    }

    /** A comment, where nothing was sent for so long: it keeps proxies from giving up, and shows whether the client is there. */
    void beat(Duration atMostSilent) {
        if (System.nanoTime() - sentAt >= atMostSilent.toNanos()) {
            greet();
        }
    }

    /** What a client gets at once, so that it knows that it is connected. */
    void greet() {
        send(sse.newEventBuilder().comment("waybill").build());
    }

    /** Ends it where the client has gone, or has watched for so long that it is to come back by a new request. */
    boolean endIfOver(Duration longest) {
        boolean over = lost || sink.isClosed() || System.nanoTime() - openedAt >= longest.toNanos();
        if (over) {
            close();
        }
        return over;
    }

    void close() {
        try {
            sink.close();
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, "A stream whose client has gone could not be closed", e);
        }
    }

    private void send(OutboundSseEvent event) {
        if (lost || sink.isClosed()) {
            return;
        }
        sentAt = System.nanoTime();
        try {
            sink.send(event).whenComplete((sent, failure) -> lost |= failure != null);
        } catch (RuntimeException e) {
            // The client has gone; it says with its next request what it has.
            lost = true;
        }
    }
}
