package dev.waybill.catalogue;

import dev.waybill.events.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

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

    @PersistenceContext(unitName = "orders")
    EntityManager entities;

    public Optional<Product> find(String id) {
        return Optional.ofNullable(entities.find(Product.class, id));
    }

    /** Those that exist, by id. */
    public Map<String, Product> find(Collection<String> ids) {
        return entities.createQuery("select p from Product p where p.id in :ids", Product.class)
                .setParameter("ids", ids).getResultStream().collect(Collectors.toMap(Product::id, Function.identity()));
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
