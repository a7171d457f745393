-- Every event that some consumer has handled is in the timeline, but for those that an operator has corrected.
select i.event_id, 'handled by ' || string_agg(i.consumer, ', ' order by i.consumer)
from messaging.inbox i
join scope s on i.received_at between s.since and s.until
left join orders.timeline t on t.event_id = i.event_id
where t.event_id is null
  and not exists (select from corrected c join orders.timeline o on o.event_id::text = c.event_id
                  where c.consumer = i.consumer and c.new_event_id = i.event_id)
group by i.event_id
