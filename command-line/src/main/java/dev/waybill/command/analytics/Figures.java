package dev.waybill.command.analytics;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Sales by hour and currency, as the REST interface gives them: what stands in each, by the name of the figure. */
final class Figures {
    /** Those that only grow; the net goes down with a refund. */
    private static final List<String> NAMES = List.of("placed", "placedValue", "confirmed", "payments", "revenue", "refunds",
            "refunded", "cancelled", "rejected", "declined");

    private final Map<String, Map<String, BigDecimal>> hours = new TreeMap<>();
    private final Map<String, Map<String, BigDecimal>> totals = new TreeMap<>();

    Figures(JsonNode buckets) {
        buckets.forEach(bucket -> {
            String currency = bucket.get("currency").asText();
            Map<String, BigDecimal> figures = new LinkedHashMap<>();
            NAMES.forEach(name -> figures.put(name, number(bucket.get(name))));
            hours.put(bucket.get("start").asText() + " " + currency, figures);
            Map<String, BigDecimal> total = totals.computeIfAbsent(currency, key -> new LinkedHashMap<>());
            figures.forEach((name, value) -> total.merge(name, value, BigDecimal::add));
        });
    }

    private static BigDecimal number(JsonNode figure) {
        return figure.isObject() ? new BigDecimal(figure.get("amount").asText()) : figure.decimalValue();
    }

    /** One line for each figure that is smaller than it was: figures only grow, so something was not counted again. */
    List<String> missingFrom(Figures later) {
        List<String> missing = new ArrayList<>();
        hours.forEach((hour, figures) -> figures.forEach((name, value) -> {
            BigDecimal now = later.hours.getOrDefault(hour, Map.of()).getOrDefault(name, BigDecimal.ZERO);
            if (now.compareTo(value) < 0) {
                missing.add("%s %s: %s before, %s now".formatted(hour, name, value.toPlainString(), now.toPlainString()));
            }
        }));
        return missing;
    }

    /** The sums of each currency, one line each. */
    List<String> lines() {
        return totals.entrySet().stream().map(total -> total.getKey() + " " + total.getValue().entrySet().stream()
                .map(figure -> figure.getKey() + " " + figure.getValue().toPlainString()).collect(Collectors.joining(", ")))
                .toList();
    }
}
