package dev.waybill.catalogue;

import dev.waybill.events.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.OffsetDateTime;

/** What can be ordered, at its present price. */
@Entity
@Table(schema = "orders", name = "product")
public class Product {
    @Id
    private String id;
    private String name;
    private BigDecimal price;
    private String currency;
    @Column(name = "updated_at")
    private OffsetDateTime updatedAt;

    /** For JPA. */
    protected Product() {
    }

    public Product(String id, String name, Money price) {
        this.id = id;
        change(name, price);
    }

    /** Orders taken before keep the old price. */
    public void change(String newName, Money newPrice) {
        name = newName;
        price = newPrice.amount();
        currency = newPrice.currency();
        updatedAt = OffsetDateTime.now();
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
