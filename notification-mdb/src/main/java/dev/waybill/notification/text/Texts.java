package dev.waybill.notification.text;

import dev.waybill.events.Event;
import dev.waybill.events.NotificationRequested;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Writes to customers in their language, or in English. */
@ApplicationScoped
public class Texts {
    /** A new one needs its folder of templates. */
    private static final Set<String> LANGUAGES = Set.of("en", "de", "ko");

    private final Templates templates = new Templates();

    /** In which times are given; nobody knows where a customer is. */
    @Inject
    @ConfigProperty(name = "waybill.notification.time-zone", defaultValue = "UTC")
    ZoneId timeZone = ZoneOffset.UTC;

    public Text write(Event<NotificationRequested> event) {
        var notification = event.data();
        Locale requested = Locale.forLanguageTag(notification.locale());
        Locale locale = LANGUAGES.contains(requested.getLanguage()) ? requested : Locale.ENGLISH;
        String about = notification.about().name().toLowerCase(Locale.ROOT).replace('_', '-');
        String template = locale.getLanguage() + "/" + about;
        Map<String, Object> values = values(notification, new Prices(locale));
        values.put("time", new Times(locale, timeZone).format(event.time()));
        return new Text(locale.getLanguage(),
                // Becomes a header: one line, whatever the values hold.
                templates.render(template + ".subject", values).replaceAll("\\p{Cntrl}+", " ").strip(),
                templates.render(template + ".push", values).strip(), templates.render(template + ".txt", values),
                templates.render(template + ".html", values));
    }

    private static Map<String, Object> values(NotificationRequested notification, Prices prices) {
        Map<String, Object> values = new HashMap<>();
        values.put("name", notification.name());
        values.put("orderId", notification.orderId());
        values.put("reason", notification.reason());
        values.put("total", prices.format(notification.total()));
        values.put("lines", notification.lines().stream().map(line -> Map.of(
                "name", line.name(), "quantity", line.quantity(), "unitPrice", prices.format(line.unitPrice()),
                "price", prices.format(line.unitPrice().times(line.quantity())))).toList());
        return values;
    }
}
