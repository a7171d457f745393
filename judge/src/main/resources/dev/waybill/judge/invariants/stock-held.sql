-- What is reserved of a product is the sum of the open reservations.
select coalesce(s.product_id, h.product_id), format('%s reserved, %s in open reservations', coalesce(s.reserved, 0), coalesce(h.pieces, 0))
from inventory.stock s
full join (
    select l.product_id, sum(l.quantity) as pieces
    from inventory.reservation r
    join inventory.reservation_line l on l.order_id = r.order_id
    where r.status = 'RESERVED'
    group by l.product_id) h on h.product_id = s.product_id
where coalesce(s.reserved, 0) <> coalesce(h.pieces, 0)
