package dev.waybill.sandbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the ledger says of one order, amounts in the smallest unit of the currency. It counts how often money moved, not
 * how things stand: a second charge shows.
 */
record Account(String orderId, String currency, int intents, int charges, long charged, int refunds, long refunded, long net,
               int declines, List<Movement> movements) {
    record Movement(Instant time, Entry.Event event, String intent, long amount) {
    }

    static List<Account> of(List<Entry> entries) {
        Map<String, List<Entry>> byOrder = new LinkedHashMap<>();
        entries.forEach(entry -> byOrder.computeIfAbsent(entry.intent().orderId(), order -> new ArrayList<>()).add(entry));
        return byOrder.entrySet().stream().map(order -> account(order.getKey(), order.getValue())).toList();
    }

    private static Account account(String orderId, List<Entry> entries) {
        long charged = sum(entries, Entry.Event.CHARGED);
        long refunded = sum(entries, Entry.Event.REFUNDED);
        return new Account(orderId, entries.get(0).intent().currency(), count(entries, Entry.Event.CREATED),
                count(entries, Entry.Event.CHARGED), charged, count(entries, Entry.Event.REFUNDED), refunded, charged - refunded,
                count(entries, Entry.Event.DECLINED), entries.stream()
                        .filter(entry -> entry.event() != Entry.Event.ANSWERED)
                        .map(entry -> new Movement(entry.time(), entry.event(), entry.intent().id(), entry.intent().amount())).toList());
    }

    private static int count(List<Entry> entries, Entry.Event event) {
        return (int) entries.stream().filter(entry -> entry.event() == event).count();
    }

    private static long sum(List<Entry> entries, Entry.Event event) {
        return entries.stream().filter(entry -> entry.event() == event).mapToLong(entry -> entry.intent().amount()).sum();
    }
}
