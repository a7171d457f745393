package dev.waybill.order;

import dev.waybill.events.Money;
import dev.waybill.events.OrderLine;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** An order, loaded to be shown or to be changed by itself. It refuses a change that its state does not allow. */
@Entity
@Table(schema = "orders", name = "customer_order")
public class CustomerOrder {
    @Id
    private UUID id;
    @Column(name = "customer_id")
    private String customerId;
    @Enumerated(EnumType.STRING)
    private OrderStatus status;
    private String reason;
    private BigDecimal total;
    private String currency;
    @Column(name = "created_at")
    private OffsetDateTime createdAt;
    @Column(name = "updated_at")
    private OffsetDateTime updatedAt;
    @OneToMany(mappedBy = "order", fetch = FetchType.EAGER)
    @OrderBy("line")
    private List<CustomerOrderLine> lines;

    /** For JPA. */
    protected CustomerOrder() {
    }

    /** Calls the order off; false where that was done before. Throws {@link TooLateException} where it has ended otherwise. */
    boolean cancel(String why) {
        if (status == OrderStatus.CANCELLED) {
            return false;
        }
        if (!status.canBecome(OrderStatus.CANCELLED)) {
            throw new TooLateException("The order is " + status + " already" + (reason == null ? "" : ": " + reason));
        }
        status = OrderStatus.CANCELLED;
        reason = why;
        updatedAt = OffsetDateTime.now(ZoneOffset.UTC);
        return true;
    }

    public UUID id() {
        return id;
    }

    public String customerId() {
        return customerId;
    }

    public OrderStatus status() {
        return status;
    }

    /** Why it was rejected or cancelled, else null. */
    public String reason() {
        return reason;
    }

    public Money total() {
        return Money.of(total.stripTrailingZeros().toPlainString(), currency);
    }

    public List<OrderLine> lines() {
        return lines.stream().map(line -> line.toOrderLine(currency)).toList();
    }

    public OffsetDateTime createdAt() {
        return createdAt.withOffsetSameInstant(ZoneOffset.UTC);
    }

    public OffsetDateTime updatedAt() {
        return updatedAt.withOffsetSameInstant(ZoneOffset.UTC);
    }
}
