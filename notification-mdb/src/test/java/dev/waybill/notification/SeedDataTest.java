package dev.waybill.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SeedDataTest {
    @Test
    void theSeedContactIsThereAndASecondSeedingKeepsWhatWasChanged() throws Exception {
        TestDatabase.empty();
        String contact = "select name, email, locale from notification.contact where customer_id = 'ada'";
        assertThat(TestDatabase.rows(contact)).containsExactly("Ada Lovelace ada@example.org en");

        TestDatabase.execute("update notification.contact set locale = 'de' where customer_id = 'ada'");
        try (var seed = getClass().getResourceAsStream("/db/seed/notification/R__seed_contacts.sql")) {
            TestDatabase.execute(new String(seed.readAllBytes(), StandardCharsets.UTF_8));
        }

        assertThat(TestDatabase.rows(contact)).containsExactly("Ada Lovelace ada@example.org de");
        TestDatabase.execute("update notification.contact set locale = 'en' where customer_id = 'ada'");
    }
}
