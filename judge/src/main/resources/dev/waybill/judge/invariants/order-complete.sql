-- Every order has lines, and they add up to its total.
select j.id, format('total %s, lines %s', j.total, coalesce(sum(l.quantity * l.unit_price)::text, 'missing'))
from judged j
left join orders.order_line l on l.order_id = j.id
group by j.id, j.total
having sum(l.quantity * l.unit_price) is distinct from j.total
