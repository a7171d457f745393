-- For the search for orders that wait for too long; the states are those of OrderStatus.WAITING.
create index customer_order_waiting on orders.customer_order (updated_at) where status in ('PENDING', 'RESERVED');
