package dev.waybill.notification.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.NotificationRequested.Subject;
import dev.waybill.notification.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTest {
    private final Texts texts = new Texts();

    @ParameterizedTest
    @CsvSource({"ORDER_CONFIRMED,en", "ORDER_REJECTED,en", "ORDER_CANCELLED,en",
        "ORDER_CONFIRMED,de", "ORDER_REJECTED,de", "ORDER_CANCELLED,de"})
    void everyTextSaysWhichOrderWithLinesTotalAndReason(Subject about, String locale) {
        var notification = Samples.notification(about, "ada@example.org", "Ada", locale);

        var text = texts.write(notification);

        String order = notification.orderId().toString();
        assertThat(text.language()).isEqualTo(locale);
        assertThat(text.subject()).contains(order).doesNotContain("\n");
        assertThat(text.plain()).contains(order, "Ada,", "2 x Espresso beans, 1 kg", "Mühle <b>Turbo</b> & Co")
                .containsPattern("25[.,]00").containsPattern("1[.,]124[.,]00").doesNotContain("{{");
        assertThat(text.html()).contains(order, "<td>Espresso beans, 1 kg</td>").containsPattern("1[.,]124[.,]00");
        assertThat(text.plain().contains("sold <out>")).isEqualTo(about != Subject.ORDER_CONFIRMED);
        assertThat(text.html().contains("sold &lt;out&gt;")).isEqualTo(about != Subject.ORDER_CONFIRMED);
    }

    @Test
    void whatOthersWroteIsEscapedInHtml() {
        var text = texts.write(Samples.notification(Subject.ORDER_CONFIRMED, "ada@example.org", "<b>Ada</b>\"", "en"));

        assertThat(text.html()).contains("Dear &lt;b&gt;Ada&lt;", "Mühle &lt;b&gt;Turbo&lt;", "&amp; Co")
                .doesNotContain("<b>");
    }

    @ParameterizedTest
    @CsvSource({"de,de", "de-AT,de", "en-GB,en", "fr,en", "../de,en", "'',en"})
    void theLanguageIsTheCustomersOrEnglish(String locale, String language) {
        var text = texts.write(Samples.notification(Subject.ORDER_CONFIRMED, "ada@example.org", "Ada", locale));

        assertThat(text.language()).isEqualTo(language);
        assertThat(text.html()).contains("<html lang=\"" + language + "\">");
        assertThat(text.subject()).startsWith(language.equals("de") ? "Ihre Bestellung" : "Your order");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"en|€1,124.00", "de|1.124,00 €", "fr|€1,124.00"})
    void amountsAreWrittenAsInTheLanguage(String locale, String total) {
        var text = texts.write(Samples.notification(Subject.ORDER_CONFIRMED, "ada@example.org", "Ada", locale));

        assertThat(text.plain().replace('\u00a0', ' ')).contains(total);
    }
}
