-- Every accepted order has its row.
select a.id, 'no such order'
from accepted a
where not exists (select from orders.customer_order o where o.id = a.id)
