-- The sales figures of each hour are what the events of that hour add up to.
select format('%s %s', coalesce(f.hour, e.hour), coalesce(f.currency, e.currency)),
       format('figures %s, events %s', coalesce(f.figures::text, 'missing'), coalesce(e.figures::text, 'missing'))
from (
    select h.hour, h.currency, (placed, placed_value, confirmed, payments, revenue, refunds, refunded, cancelled, rejected, declined) as figures
    from analytics.sales_hour h, scope s
    where h.hour >= s.since and h.hour + interval '1 hour' <= s.until) f
full join (
    select date_trunc('hour', t.happened_at, 'UTC') as hour, t.currency,
           (count(*) filter (where t.type = 'order.created'),
            coalesce(sum(t.amount) filter (where t.type = 'order.created'), 0),
            count(*) filter (where t.type = 'order.confirmed'),
            count(*) filter (where t.type = 'payment.completed'),
            coalesce(sum(t.amount) filter (where t.type = 'payment.completed'), 0),
            count(*) filter (where t.type = 'payment.refunded'),
            coalesce(sum(t.amount) filter (where t.type = 'payment.refunded'), 0),
            count(*) filter (where t.type = 'order.cancelled'),
            count(*) filter (where t.type = 'order.rejected'),
            count(*) filter (where t.type = 'payment.failed')) as figures
    from orders.timeline t, scope s
    where t.type <> 'inventory.updated'
      and date_trunc('hour', t.happened_at, 'UTC') >= s.since
      and date_trunc('hour', t.happened_at, 'UTC') + interval '1 hour' <= s.until
    group by 1, 2) e on e.hour = f.hour and e.currency = f.currency
where f.figures is distinct from e.figures
