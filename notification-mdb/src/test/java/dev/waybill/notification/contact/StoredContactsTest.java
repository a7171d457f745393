package dev.waybill.notification.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.notification.TestDatabase;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoredContactsTest {
    private static final Contact GRACE = new Contact("grace", "Grace Hopper", "grace@example.org", "en-US");

    private final StoredContacts contacts = new StoredContacts();

    @BeforeEach
    void emptyDatabase() {
        contacts.database = TestDatabase.empty();
    }

    @Test
    void aCustomerWithoutContactIsNotFound() {
        assertThat(contacts.find("grace")).isEmpty();
    }

    @Test
    void aContactIsFoundAsItWasPut() {
        contacts.put(GRACE);

        assertThat(contacts.find("grace")).contains(GRACE);
    }

    @Test
    void aSecondContactReplacesTheFirst() {
        var changed = new Contact("grace", "Admiral Hopper", "hopper@example.org", "de");
        contacts.put(GRACE);
        contacts.put(changed);

        assertThat(contacts.find("grace")).contains(changed);
    }

    @Test
    void ofManyCustomersThoseWithContactAreFound() {
        contacts.put(GRACE);

        assertThat(contacts.findAll(Set.of("ada", "grace", "nobody"))).containsOnlyKeys("ada", "grace")
                .containsEntry("grace", GRACE);
    }
}
