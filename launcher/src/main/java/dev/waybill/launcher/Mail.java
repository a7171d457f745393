package dev.waybill.launcher;

import java.time.Instant;

/** One mail that the sink took. {@code text} and {@code html} are empty where the mail has no such part. */
public record Mail(String from, String to, String subject, String messageId, String text, String html,
        Instant receivedAt) {
}
