-- Every event that some consumer has handled is in the timeline.
select i.event_id, 'handled by ' || string_agg(i.consumer, ', ' order by i.consumer)
from messaging.inbox i
join scope s on i.received_at between s.since and s.until
left join orders.timeline t on t.event_id = i.event_id
where t.event_id is null
group by i.event_id
