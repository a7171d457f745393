package dev.waybill.catalogue;

import dev.waybill.events.Money;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** The products on offer. */
@ApplicationScoped
@Transactional
public class Catalogue {
    // One statement, so that two who add the same product at once do not fail on each other; a new row has no xmax.
    private static final String PUT = """
            insert into orders.product (id, name, price, currency) values (?1, ?2, ?3, ?4)
            on conflict (id) do update set name = excluded.name, price = excluded.price, currency = excluded.currency,
                updated_at = now()
            returning (xmax = 0)""";

    private static final String FIND = "select id, name, trim_scale(price), currency from orders.product where id = any(?)";

    @PersistenceContext(unitName = "orders")
    EntityManager entities;
    @Resource(lookup = "jdbc/waybill")
    DataSource database;

    public Optional<Product> find(String id) {
        return Optional.ofNullable(entities.find(Product.class, id));
    }

    /** Those that exist, by id. By SQL: it is part of every order. */
    public Map<String, Product> find(Collection<String> ids) throws SQLException {
        Map<String, Product> products = new HashMap<>();
        try (var connection = database.getConnection(); var select = connection.prepareStatement(FIND)) {
            select.setArray(1, connection.createArrayOf("text", ids.toArray()));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var product = new Product(rows.getString(1), rows.getString(2), Money.of(rows.getString(3), rows.getString(4)));
                    products.put(product.id(), product);
                }
            }
        }
        return products;
    }

    /** In the order of their ids, those after {@code cursor}. */
    public List<Product> list(String cursor, int limit) {
        return entities.createQuery("select p from Product p where p.id > :cursor order by p.id", Product.class)
                .setParameter("cursor", cursor == null ? "" : cursor).setMaxResults(limit).getResultList();
    }

    /** Adds a product or changes it; true where it is new. Orders taken before keep the old price. */
    public boolean put(String id, String name, Money price) {
        return (Boolean) entities.createNativeQuery(PUT).setParameter(1, id).setParameter(2, name)
                .setParameter(3, price.amount()).setParameter(4, price.currency()).getSingleResult();
    }
}
