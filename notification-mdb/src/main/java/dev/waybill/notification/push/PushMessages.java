package dev.waybill.notification.push;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.events.Event;
import dev.waybill.events.NotificationRequested;
import dev.waybill.notification.text.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** What the service worker of a shop gets to show. */
@ApplicationScoped
public class PushMessages {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** So many characters of 4 bytes fit: push services take 4096 bytes (RFC 8030, section 7.2), and encryption needs 103. */
    private static final int LONGEST_BODY = 700;

    @Inject
    Texts texts;

    /** JSON in UTF-8: {@code title}, {@code body}, {@code orderId}, {@code lang}. */
    public byte[] write(Event<NotificationRequested> event) {
        var text = texts.write(event);
        try {
            // Written as bytes, Jackson would spend 12 of them on a character of 4.
            return JSON.writeValueAsString(
                    new PushMessage(text.subject(), shortened(text.brief()), event.data().orderId(), text.language()))
                    .getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String shortened(String text) {
        int length = text.codePointCount(0, text.length());
        return length <= LONGEST_BODY ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST_BODY)) + "…";
    }

    private record PushMessage(String title, String body, UUID orderId, String lang) {
    }
}
