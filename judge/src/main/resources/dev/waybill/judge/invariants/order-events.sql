-- Of each order's own events, those that its state calls for were published once, and no others.
select j.id, format('%s, order.created %s, order.confirmed %s, order.rejected %s, order.cancelled %s',
                    j.status, e.created, e.confirmed, e.rejected, e.cancelled)
from judged j
cross join lateral (
    select count(*) filter (where t.type = 'order.created') as created,
           count(*) filter (where t.type = 'order.confirmed') as confirmed,
           count(*) filter (where t.type = 'order.rejected') as rejected,
           count(*) filter (where t.type = 'order.cancelled') as cancelled
    from orders.timeline t where t.order_id = j.id) e
where e.created <> 1
   -- A cancelled order may have been confirmed before.
   or e.confirmed not between (j.status = 'CONFIRMED')::int and (j.status in ('CONFIRMED', 'CANCELLED'))::int
   or e.rejected <> (j.status = 'REJECTED')::int
   or e.cancelled <> (j.status = 'CANCELLED')::int
