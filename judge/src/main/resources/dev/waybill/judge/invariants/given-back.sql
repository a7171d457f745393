-- No money is kept for an order that is not confirmed: what was taken for a cancelled one is refunded, and nothing is open.
select j.id, format('%s, payment %s', j.status, coalesce(p.status, 'missing'))
from judged j
left join payment.payment p on p.order_id = j.id
where (j.status = 'CANCELLED' and coalesce(p.status, '') not in ('CANCELLED', 'DECLINED', 'REFUNDED'))
   or (j.status = 'REJECTED' and p.status is not null)
