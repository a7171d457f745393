-- Five orders of two pieces, each with another end, and all that belongs to them. The last digit tells them apart:
-- 1 confirmed, 2 rejected, 3 confirmed and then cancelled, 4 declined, 5 cancelled before anybody heard of it.
insert into orders.customer_order (id, customer_id, status, total, currency, created_at, updated_at)
select order_id(n), 'ada', status, 20.20, 'EUR', now(), now()
from (values (1, 'CONFIRMED'), (2, 'REJECTED'), (3, 'CANCELLED'), (4, 'CANCELLED'), (5, 'CANCELLED')) as o (n, status);
insert into orders.order_line (order_id, line, product_id, product_name, quantity, unit_price)
select id, 1, 'moka-pot', 'Moka pot', 2, 10.10 from orders.customer_order;
insert into orders.idempotency_key (key, fingerprint, order_id) values ('key', '-', order_id(1));

insert into orders.timeline (event_id, order_id, type, version, source, happened_at, outcome, amount, currency)
select gen_random_uuid(), order_id(n), type, 1, '/', now(), outcome, 20.20, 'EUR'
from (values (1, 'order.created', null), (1, 'inventory.updated', 'RESERVED'), (1, 'payment.completed', null), (1, 'order.confirmed', null),
             (2, 'order.created', null), (2, 'inventory.updated', 'REJECTED'), (2, 'order.rejected', null),
             (3, 'order.created', null), (3, 'inventory.updated', 'RESERVED'), (3, 'payment.completed', null), (3, 'order.confirmed', null),
             (3, 'order.cancelled', null), (3, 'inventory.updated', 'RELEASED'), (3, 'payment.refunded', null),
             (4, 'order.created', null), (4, 'inventory.updated', 'RESERVED'), (4, 'payment.failed', null),
             (4, 'order.cancelled', null), (4, 'inventory.updated', 'RELEASED'),
             (5, 'order.created', null), (5, 'order.cancelled', null)) as e (n, type, outcome);
insert into messaging.inbox (consumer, event_id)
select unnest(case split_part(type, '.', 1)
    when 'order' then array['inventory', 'payment', 'notification', 'analytics']
    when 'inventory' then array['order', 'payment']
    else array['order', 'analytics'] end), event_id
from orders.timeline;

insert into inventory.stock (product_id, available, reserved) values ('moka-pot', 98, 2);
insert into inventory.reservation (order_id, status)
values (order_id(1), 'RESERVED'), (order_id(2), 'REJECTED'), (order_id(3), 'RELEASED'), (order_id(4), 'RELEASED'), (order_id(5), 'RELEASED');
insert into inventory.reservation_line (order_id, product_id, quantity)
values (order_id(1), 'moka-pot', 2), (order_id(3), 'moka-pot', 2), (order_id(4), 'moka-pot', 2);

insert into payment.payment (order_id, customer_id, amount, currency, status, payment_id, refund_id, reason, cancelled_at, charged_at)
values (order_id(1), 'ada', 20.20, 'EUR', 'CHARGED', 'pi_1', null, null, null, now()),
       (order_id(3), 'ada', 20.20, 'EUR', 'REFUNDED', 'pi_3', 're_3', null, now(), now()),
       (order_id(4), 'ada', 20.20, 'EUR', 'DECLINED', 'pi_4', null, 'no', null, null),
       (order_id(5), 'ada', 20.20, 'EUR', 'CANCELLED', null, null, null, now(), null);

insert into notification.notification (id, event_id, order_id, customer_id, channel, about, recipient, status, message_id)
select event_id, event_id, order_id, 'ada', 'EMAIL', upper(replace(type, '.', '_')), 'ada@example.org', 'SENT', '<' || event_id || '@waybill>'
from orders.timeline where type in ('order.confirmed', 'order.rejected', 'order.cancelled');
insert into notification.notification (id, event_id, order_id, customer_id, channel, about, status, reason)
select gen_random_uuid(), event_id, order_id, 'ada', 'PUSH', about, 'SKIPPED', 'no push subscription'
from notification.notification;

insert into analytics.sales_hour
values (date_trunc('hour', now(), 'UTC'), 'EUR', 5, 101, 2, 2, 40.40, 1, 20.20, 3, 1, 1);
insert into analytics.product_hour
values (date_trunc('hour', now(), 'UTC'), 'moka-pot', 'EUR', 4, 40.40, 2, 20.20);
