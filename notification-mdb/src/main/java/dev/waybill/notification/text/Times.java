package dev.waybill.notification.text;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.util.Locale;

/** Points in time as a customer writes them. */
record Times(Locale locale, ZoneId zone) {
    String format(OffsetDateTime time) {
        return new DateTimeFormatterBuilder()
                .append(DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)).appendPattern(" (z)")
                .toFormatter(locale).format(time.atZoneSameInstant(zone));
    }
}
