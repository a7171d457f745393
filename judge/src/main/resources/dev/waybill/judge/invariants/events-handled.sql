-- Every event was handled by each consumer that it means something to, as it was or corrected.
select t.order_id, format('%s %s not handled by %s', t.type, t.event_id, s.consumer)
from judged j
join orders.timeline t on t.order_id = j.id
join (values ('order.created', 'inventory'), ('order.cancelled', 'inventory'), ('order.cancelled', 'payment'),
             ('order.confirmed', 'notification'), ('order.rejected', 'notification'), ('order.cancelled', 'notification'),
             ('order.%', 'analytics'), ('inventory.%', 'order'), ('inventory.%', 'payment'),
             ('payment.%', 'order'), ('payment.%', 'analytics')) as s (types, consumer) on t.type like s.types
left join messaging.inbox i on i.consumer = s.consumer and i.event_id = t.event_id
where i.event_id is null
  and not exists (select from corrected c join messaging.inbox n on n.consumer = c.consumer and n.event_id = c.new_event_id
                  where c.consumer = s.consumer and c.event_id = t.event_id::text)
