-- Nothing waits to be sent.
select o.subject, format('%s %s written at %s', o.event_type, o.event_id, o.written_at)
from messaging.outbox o
join scope s on o.written_at <= s.until
order by o.position
