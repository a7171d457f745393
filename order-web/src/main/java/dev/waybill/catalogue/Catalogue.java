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

    /** Adds a product or changes it; true where it is new. */
    public boolean put(String id, String name, Money price) {
        Product known = entities.find(Product.class, id);
        if (known == null) {
            entities.persist(new Product(id, name, price));
            return true;
        }
        known.change(name, price);
        return false;
    }
}
