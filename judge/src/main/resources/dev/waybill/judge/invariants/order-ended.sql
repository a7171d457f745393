-- No order is in a state that it can leave by itself.
select j.id, format('%s since %s', j.status, j.updated_at)
from judged j
where j.status not in ('CONFIRMED', 'REJECTED', 'CANCELLED')
