-- Of payment's events about an order, those that its payment calls for were published once, and no others.
select j.id, format('%s, payment.completed %s, payment.failed %s, payment.refunded %s',
                    coalesce(p.status, 'no payment'), e.completed, e.failed, e.refunded)
from judged j
left join payment.payment p on p.order_id = j.id
cross join lateral (
    select count(*) filter (where t.type = 'payment.completed') as completed,
           count(*) filter (where t.type = 'payment.failed') as failed,
           count(*) filter (where t.type = 'payment.refunded') as refunded
    from orders.timeline t where t.order_id = j.id) e
where e.completed <> (coalesce(p.status, '') in ('CHARGED', 'REFUNDED'))::int
   or e.refunded <> (coalesce(p.status, '') = 'REFUNDED')::int
   -- One that was given up is settled when its order is cancelled.
   or e.failed not between (coalesce(p.status, '') in ('DECLINED', 'GIVEN_UP'))::int
                       and (coalesce(p.status, '') in ('DECLINED', 'GIVEN_UP', 'CANCELLED', 'REFUNDED'))::int
