package dev.waybill.launcher;

import java.time.Instant;

/**
 * One push that the sink took.
 *
 * @param browser   the name of the browser that it is for
 * @param message   decrypted JSON, or why it could not be decrypted
 * @param topic     RFC 8030; empty where there is none
 * @param ttl       seconds
 * @param senderKey the VAPID key that signed it, base64url
 * @param sender    whom to turn to about it
 */
public record Push(String browser, String message, String topic, long ttl, String senderKey, String sender, Instant receivedAt) {
}
