package dev.waybill.order;

import dev.waybill.events.Money;
import dev.waybill.events.OrderLine;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.UUID;

/** One line of an order, at the name and price of the moment when it was taken. */
@Entity
@Table(schema = "orders", name = "order_line")
@IdClass(CustomerOrderLine.Key.class)
public class CustomerOrderLine {
    @Id
    @ManyToOne
    @JoinColumn(name = "order_id")
    private CustomerOrder order;
    @Id
    private int line;
    @Column(name = "product_id")
    private String productId;
    @Column(name = "product_name")
    private String productName;
    private int quantity;
    @Column(name = "unit_price")
    private BigDecimal unitPrice;

    /** For JPA. */
    protected CustomerOrderLine() {
    }

    OrderLine toOrderLine(String currency) {
        return new OrderLine(productId, productName, quantity,
                Money.of(unitPrice.stripTrailingZeros().toPlainString(), currency));
    }

    /** Order and line number. */
    public static class Key implements Serializable {
        private UUID order;
        private int line;

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && line == key.line && Objects.equals(order, key.order);
        }

        @Override
        public int hashCode() {
            return Objects.hash(order, line);
        }
    }
}
