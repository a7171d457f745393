-- Of inventory's events about an order, those that its reservation calls for were published once, and no others.
select j.id, format('%s, inventory.updated RESERVED %s, REJECTED %s, RELEASED %s',
                    coalesce(r.status, 'no reservation'), e.reserved, e.rejected, e.released)
from judged j
left join inventory.reservation r on r.order_id = j.id
-- One that was cancelled before it came never held anything.
cross join lateral (select exists (select from inventory.reservation_line l where l.order_id = j.id) as held) h
cross join lateral (
    select count(*) filter (where t.outcome = 'RESERVED') as reserved,
           count(*) filter (where t.outcome = 'REJECTED') as rejected,
           count(*) filter (where t.outcome = 'RELEASED') as released
    from orders.timeline t where t.order_id = j.id and t.type = 'inventory.updated') e
where e.reserved <> h.held::int
   or e.rejected <> (r.status is not distinct from 'REJECTED')::int
   or e.released <> (h.held and r.status is not distinct from 'RELEASED')::int
