-- The customer was told of each change of an order once by each medium, and of nothing else.
, told as (
    select n.id, n.order_id, n.channel, n.about, e.event_id
    from judged j
    join notification.notification n on n.order_id = j.id
    left join lateral (
        select t.event_id from orders.timeline t
        where t.order_id = n.order_id and (t.event_id = n.event_id or t.event_id::text in (
            select c.event_id from corrected c where c.consumer = 'notification' and c.new_event_id = n.event_id))
        limit 1
    ) e on true
)
select j.id, format('%s %s: %s notifications', coalesce(t.type, 'no event'), c.channel, count(n.id))
from judged j
cross join (values ('EMAIL'), ('PUSH')) as c (channel)
join orders.timeline t on t.order_id = j.id and t.type in ('order.confirmed', 'order.rejected', 'order.cancelled')
left join told n on n.event_id = t.event_id and n.channel = c.channel and n.about = upper(replace(t.type, '.', '_'))
group by j.id, t.event_id, t.type, c.channel
having count(n.id) <> 1
union all
select n.order_id, format('%s %s of an event that is not known', n.channel, n.about)
from told n
where n.event_id is null
