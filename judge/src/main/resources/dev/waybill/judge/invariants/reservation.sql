-- A confirmed order holds its stock; one that has ended otherwise holds none.
select j.id, format('%s, %s', j.status, coalesce(r.status, 'no reservation'))
from judged j
left join inventory.reservation r on r.order_id = j.id
where coalesce(r.status, '') <> all (case j.status
    when 'CONFIRMED' then array['RESERVED']
    when 'REJECTED' then array['REJECTED']
    -- Out of stock, and called off before the order heard of it.
    when 'CANCELLED' then array['RELEASED', 'REJECTED']
    else array[coalesce(r.status, '')] end)
