package dev.waybill.deadletter;

import java.util.List;
import java.util.UUID;

/** @param next cursor of the following page, null on the last */
public record ActionPage(List<ActionView> actions, UUID next) {
}
