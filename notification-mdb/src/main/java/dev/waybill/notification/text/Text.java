package dev.waybill.notification.text;

/**
 * One message to a customer.
 *
 * @param language of all parts
 * @param subject  one line
 * @param brief    one or two lines that go with the subject where there is no room for more
 */
public record Text(String language, String subject, String brief, String plain, String html) {
}
