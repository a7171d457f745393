package dev.waybill.notification.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.Event;
import dev.waybill.events.EventType;
import dev.waybill.events.Money;
import dev.waybill.events.NotificationRequested;
import dev.waybill.events.NotificationRequested.Subject;
import dev.waybill.notification.Samples;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TextsTest {
    private final Texts texts = new Texts();

    static Stream<Arguments> everySubjectInEveryLanguage() {
        return Arrays.stream(Subject.values()).flatMap(about -> Stream.of("en", "de", "ko").map(locale -> Arguments.of(about, locale)));
    }

    @ParameterizedTest
    @MethodSource("everySubjectInEveryLanguage")
    void everyTextSaysWhichOrderWithLinesTotalAndReason(Subject about, String locale) {
        var notification = Samples.notification(about, "ada@example.org", "Ada", locale);

        var text = write(notification);

        String order = notification.orderId().toString();
        assertThat(text.language()).isEqualTo(locale);
        assertThat(text.subject()).contains(order).doesNotContain("\n");
        assertThat(text.plain()).contains(order, "Ada", "Espresso beans, 1 kg", "Mühle <b>Turbo</b> & Co")
                .containsPattern("25[.,]00").containsPattern("1[.,]124[.,]00").doesNotContain("{{");
        assertThat(text.html()).contains(order, "<td>Espresso beans, 1 kg</td>").containsPattern("1[.,]124[.,]00").doesNotContain("{{");
        assertThat(text.brief()).isNotBlank().doesNotContain("{{");
        boolean reason = about != Subject.ORDER_CONFIRMED;
        assertThat(text.plain().contains("sold <out>")).isEqualTo(reason);
        assertThat(text.html().contains("sold &lt;out&gt;")).isEqualTo(reason);
        assertThat(text.brief().contains("sold <out>")).isEqualTo(reason);
    }

    @ParameterizedTest
    @MethodSource("everySubjectInEveryLanguage")
    void whatOthersWroteIsEscapedInHtml(Subject about, String locale) {
        var text = write(Samples.notification(about, "ada@example.org", "<b>Ada</b>\"&'", locale));

        assertThat(text.html()).contains("&lt;b&gt;Ada&lt;/b&gt;&quot;&amp;&#39;", "Mühle &lt;b&gt;Turbo&lt;", "&amp; Co")
                .doesNotContain("<b>", "<out>", "Ada</b>");
    }

    @Test
    void aKoreanMailIsKoreanAllThrough() {
        var notification = Samples.notification(Subject.ORDER_CANCELLED, "ada@example.org", "에이다", "ko-KR");

        var text = write(notification);

        assertThat(text.subject()).isEqualTo("주문이 취소되었습니다: " + notification.orderId());
        assertThat(text.plain()).startsWith("에이다 님, 안녕하세요.\n\n주문 번호 " + notification.orderId() + "의 주문이 취소되었습니다.\n\n사유: sold <out>\n")
                .contains("Espresso beans, 1 kg 2개 (€12.50): €25.00\n", "합계: €1,124.00\n").doesNotContainPattern("(?i)order|dear");
        assertThat(text.html()).contains("<html lang=\"ko\">", "<th>수량</th>", "<p>에이다 님, 안녕하세요.</p>");
    }

    @ParameterizedTest
    @CsvSource({"ORDER_CONFIRMED,Thank you for your order", "ORDER_REJECTED,We are sorry", "ORDER_CANCELLED,Your order"})
    void anEnglishSentenceBeginsWithACapital(Subject about, String beginning) {
        var text = write(Samples.notification(about, "ada@example.org", "Ada", "en"));

        assertThat(text.plain()).startsWith("Dear Ada,\n\n" + beginning);
        assertThat(text.html()).contains("<p>Dear Ada,</p>\n  <p>" + beginning);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"en|Anything that was charged for it will be refunded.",
        "de|Falls dafür etwas berechnet wurde, erhalten Sie es zurück.", "ko|결제하신 금액이 있으면 환불해 드립니다."})
    void aCancellationPromisesMoneyBackOnlyIfSomeWasTaken(String locale, String sentence) {
        var text = write(Samples.notification(Subject.ORDER_CANCELLED, "ada@example.org", "Ada", locale));

        assertThat(text.plain()).endsWith(sentence + "\n");
        assertThat(text.html()).contains("<p>" + sentence + "</p>");
        assertThat(text.brief()).endsWith(sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"en|UTC|January 15, 2026, 9:30 PM (UTC)", "de|Europe/Berlin|15. Januar 2026, 22:30 (MEZ)",
        "ko|Asia/Seoul|2026년 1월 16일 오전 6:30 (KST)"})
    void timesAreWrittenAsInTheLanguage(String locale, String zone, String expected) {
        texts.timeZone = ZoneId.of(zone);

        // Other versions of Java write some blanks and commas otherwise.
        assertThat(write(Samples.notification(Subject.ORDER_CONFIRMED, "ada@example.org", "Ada", locale)).plain()
                .replace('\u202f', ' ').replaceFirst("(2026) (at|um)", "$1,")).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({"de,de", "de-AT,de", "ko,ko", "ko-KR,ko", "en-GB,en", "fr,en", "../de,en", "'',en"})
    void theLanguageIsTheCustomersOrEnglish(String locale, String language) {
        var text = write(Samples.notification(Subject.ORDER_CONFIRMED, "ada@example.org", "Ada", locale));

        assertThat(text.language()).isEqualTo(language);
        assertThat(text.html()).contains("<html lang=\"" + language + "\">");
        assertThat(text.subject()).startsWith(Map.of("de", "Ihre Bestellung", "en", "Your order", "ko", "주문이 확정되었습니다").get(language));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"en|€1,124.00", "de|1.124,00 €", "fr|€1,124.00", "ko|€1,124.00"})
    void amountsAreWrittenAsInTheLanguage(String locale, String total) {
        var text = write(Samples.notification(Subject.ORDER_CONFIRMED, "ada@example.org", "Ada", locale));

        assertThat(text.plain().replace('\u00a0', ' ')).contains(total);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"en|₩1,124", "ko|₩1,124", "de|1.124 ₩"})
    void aCurrencyWithoutDecimalsHasNone(String locale, String total) {
        var plain = write(new NotificationRequested(UUID.randomUUID(), UUID.randomUUID(), "ada", "ada@example.org", "Ada", locale,
                Subject.ORDER_CONFIRMED, List.of(), Money.of("1124", "KRW"), null)).plain();

        assertThat(plain.replace('\u00a0', ' ')).contains(total + "\n");
    }

    private Text write(NotificationRequested notification) {
        return texts.write(new Event<>(UUID.randomUUID(), EventType.EMAIL_REQUESTED, "/waybill/test", notification.orderId(),
                OffsetDateTime.parse("2026-01-15T21:30:00Z"), null, notification));
    }
}
