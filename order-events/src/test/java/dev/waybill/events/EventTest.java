package dev.waybill.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventTest {
    private static final Record CREATED = EventSamples.of(EventType.ORDER_CREATED).data();

    @Test
    void theIdCarriesTheMillisecondsOfTheTime() {
        var event = Event.of(EventType.ORDER_CREATED, "/waybill/test", UUID.randomUUID(), null, CREATED);

        assertThat(event.id().version()).isEqualTo(7);
        assertThat(event.id().getMostSignificantBits() >>> 16).isEqualTo(event.time().toInstant().toEpochMilli());
    }

    @Test
    void idsOfOneMomentDiffer() {
        var moment = Instant.now();

        assertThat(Stream.generate(() -> at(moment)).limit(10_000).distinct()).hasSize(10_000);
    }

    @Test
    void idsAreCutExactlyAtTheHour() {
        var hour = Instant.parse("2026-01-15T09:00:00Z");

        for (int i = 0; i < 1000; i++) {
            // as PostgreSQL compares: byte by byte, which is that of the text
            assertThat(at(hour).toString()).isGreaterThanOrEqualTo(Event.leastId(hour).toString());
            assertThat(at(hour.minus(1, ChronoUnit.NANOS)).toString()).isLessThan(Event.leastId(hour).toString());
        }
    }

    private static UUID at(Instant moment) {
        return Event.at(moment, EventType.ORDER_CREATED, "/waybill/test", UUID.randomUUID(), null, CREATED).id();
    }
}
