package dev.waybill.notification.contact;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/** {@code notification.contact}. */
@ApplicationScoped
@Transactional(rollbackOn = Exception.class)
public class StoredContacts implements Contacts {
    private static final String FIND = """
            select customer_id, name, email, locale from notification.contact where customer_id = any(?)""";
    private static final String PUT = """
            insert into notification.contact (customer_id, name, email, locale) values (?, ?, ?, ?)
            on conflict (customer_id) do update
            set name = excluded.name, email = excluded.email, locale = excluded.locale, updated_at = now()""";

    @Resource(lookup = "jdbc/waybill")
    DataSource database;

    @Override
    public Optional<Contact> find(String customerId) {
        return Optional.ofNullable(findAll(Set.of(customerId)).get(customerId));
    }

    @Override
    public Map<String, Contact> findAll(Set<String> customerIds) {
        Map<String, Contact> found = new HashMap<>();
        try (var connection = database.getConnection(); var select = connection.prepareStatement(FIND)) {
            select.setArray(1, connection.createArrayOf("text", customerIds.toArray()));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getString(1), new Contact(rows.getString(1), rows.getString(2), rows.getString(3),
                            rows.getString(4)));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the contacts cannot be read", e);
        }
        return found;
    }

    @Override
    public void put(Contact contact) {
        try (var connection = database.getConnection(); var upsert = connection.prepareStatement(PUT)) {
            upsert.setString(1, contact.customerId());
            upsert.setString(2, contact.name());
            upsert.setString(3, contact.email());
            upsert.setString(4, contact.locale());
            upsert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the contact of " + contact.customerId() + " cannot be written", e);
        }
    }
}
