-- Every Idempotency-Key that was used stands for an order that is there.
select k.order_id, 'no such order, but the key ' || k.key
from orders.idempotency_key k
where not exists (select from orders.customer_order o where o.id = k.order_id)
