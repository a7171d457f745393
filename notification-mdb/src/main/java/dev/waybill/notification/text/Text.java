package dev.waybill.notification.text;

/**
 * One message to a customer.
 *
 * @param language of all parts
 * @param subject  one line
 */
public record Text(String language, String subject, String plain, String html) {
}
