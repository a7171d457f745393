package dev.waybill.deadletter;

import java.util.List;

/** @param next cursor of the following page, null on the last */
public record ActionLetterPage(List<ActionLetterView> letters, Integer next) {
}
