-- Every confirmed order is paid, with its total.
select j.id, coalesce(format('%s %s of %s', p.status, p.amount, j.total), 'no payment')
from judged j
left join payment.payment p on p.order_id = j.id
where j.status = 'CONFIRMED'
  and (p.status, p.amount, p.currency) is distinct from ('CHARGED', j.total, j.currency)
