create table inventory.stock (
    product_id text    primary key,
    available  integer not null check (available >= 0),
    reserved   bigint  not null default 0 check (reserved >= 0)
) with (fillfactor = 50);

-- One row for each order that inventory has heard of, also of those cancelled before they arrived.
create table inventory.reservation (
    order_id   uuid        primary key,
    status     text        not null check (status in ('RESERVED', 'REJECTED', 'RELEASED')),
    created_at timestamptz not null default now()
);

create table inventory.reservation_line (
    order_id   uuid    not null references inventory.reservation,
    product_id text    not null,
    quantity   integer not null check (quantity > 0),
    primary key (order_id, product_id)
);
