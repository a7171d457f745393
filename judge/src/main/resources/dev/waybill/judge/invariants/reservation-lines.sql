-- A reservation is for what was ordered.
select j.id, format('%s: %s ordered, %s reserved', line.product_id, coalesce(line.ordered, 0), coalesce(line.held, 0))
from judged j
join inventory.reservation r on r.order_id = j.id and r.status = 'RESERVED'
cross join lateral (
    select coalesce(o.product_id, h.product_id) as product_id, o.pieces as ordered, h.quantity as held
    from (select l.product_id, sum(l.quantity) as pieces from orders.order_line l where l.order_id = j.id group by l.product_id) o
    full join (select * from inventory.reservation_line where order_id = j.id) h on h.product_id = o.product_id) line
where line.ordered is distinct from line.held
