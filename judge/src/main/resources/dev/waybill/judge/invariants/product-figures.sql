-- The figures of each product and hour are what the confirmed and the returned orders of that hour add up to.
select format('%s %s %s', coalesce(f.hour, e.hour), coalesce(f.product_id, e.product_id), coalesce(f.currency, e.currency)),
       format('figures %s, events %s', coalesce(f.figures::text, 'missing'), coalesce(e.figures::text, 'missing'))
from (
    select h.hour, h.product_id, h.currency, (sold, sold_value, returned, returned_value) as figures
    from analytics.product_hour h, scope s
    where h.hour >= s.since and h.hour + interval '1 hour' <= s.until) f
full join (
    select date_trunc('hour', t.happened_at, 'UTC') as hour, l.product_id, o.currency,
           (coalesce(sum(l.quantity) filter (where t.type = 'order.confirmed'), 0),
            coalesce(sum(l.quantity * l.unit_price) filter (where t.type = 'order.confirmed'), 0),
            coalesce(sum(l.quantity) filter (where t.type = 'order.cancelled'), 0),
            coalesce(sum(l.quantity * l.unit_price) filter (where t.type = 'order.cancelled'), 0)) as figures
    from orders.timeline t
    join orders.customer_order o on o.id = t.order_id
    join orders.order_line l on l.order_id = t.order_id
    cross join scope s
    where (t.type = 'order.confirmed'
           -- What was never confirmed was never sold.
           or t.type = 'order.cancelled' and exists (
               select from orders.timeline c where c.order_id = t.order_id and c.type = 'order.confirmed'))
      and date_trunc('hour', t.happened_at, 'UTC') >= s.since
      and date_trunc('hour', t.happened_at, 'UTC') + interval '1 hour' <= s.until
    group by 1, 2, 3) e on e.hour = f.hour and e.product_id = f.product_id and e.currency = f.currency
where f.figures is distinct from e.figures
