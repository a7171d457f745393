package dev.waybill.deadletter;

import java.util.List;

/** @param next cursor of the following page, null on the last; a page may be short, or empty, and yet not the last */
public record DeadLetterPage(List<DeadLetterView> deadLetters, String next) {
}
