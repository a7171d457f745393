-- The customer was told of each change of an order once by each medium, and of nothing else.
select j.id, format('%s %s: %s notifications', coalesce(t.type, 'no event'), c.channel, count(n.id))
from judged j
cross join (values ('EMAIL'), ('PUSH')) as c (channel)
join orders.timeline t on t.order_id = j.id and t.type in ('order.confirmed', 'order.rejected', 'order.cancelled')
left join notification.notification n on n.event_id = t.event_id and n.order_id = j.id and n.channel = c.channel
    and n.about = upper(replace(t.type, '.', '_'))
group by j.id, t.event_id, t.type, c.channel
having count(n.id) <> 1
union all
select j.id, format('%s %s of an event that is not known', n.channel, n.about)
from judged j
join notification.notification n on n.order_id = j.id
where not exists (select from orders.timeline t where t.event_id = n.event_id and t.order_id = j.id)
