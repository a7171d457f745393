package dev.waybill.notification.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MediumTest {
    private static final UUID EVENT = UUID.fromString("01937f0c-5a3e-7abc-9def-0123456789ab");

    @Test
    void aRepetitionHasTheSameId() {
        assertThat(Medium.EMAIL.notificationId(EVENT)).isEqualTo(Medium.EMAIL.notificationId(UUID.fromString(EVENT.toString())));
    }

    @Test
    void everyMediumAndEventHasItsOwn() {
        // As ids of events that happen within a millisecond: they may differ in the last bits alone.
        var ids = IntStream.range(0, 1000).mapToObj(i -> new UUID(EVENT.getMostSignificantBits(), EVENT.getLeastSignificantBits() + i))
                .flatMap(event -> Stream.of(Medium.values()).map(medium -> medium.notificationId(event))).toList();

        assertThat(ids).hasSize(2000).doesNotHaveDuplicates();
    }

    @Test
    void idsGrowWithTheTimeOfTheirEvents() {
        UUID id = Medium.PUSH.notificationId(EVENT);

        assertThat(id.toString()).startsWith("01937f0c-5a3e-8");
        assertThat(id.version()).isEqualTo(8);
        assertThat(id.variant()).isEqualTo(2);
    }
}
