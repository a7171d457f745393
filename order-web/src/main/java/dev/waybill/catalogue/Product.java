package dev.waybill.catalogue;

import dev.waybill.events.Money;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;

/** What can be ordered, at its present price. */
@Entity
@Table(schema = "orders", name = "product")
public class Product {
    @Id
    private String id;
    private String name;
    private BigDecimal price;
    private String currency;

    /** For JPA. */
    protected Product() {
    }

    public Product(String id, String name, Money price) {
        this.id = id;
        this.name = name;
        this.price = price.amount();
        this.currency = price.currency();
    }

    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    public Money price() {
        return Money.of(price.stripTrailingZeros().toPlainString(), currency);
    }
}
