create table orders.product (
    id         text           primary key,
    name       text           not null,
    price      numeric(19, 4) not null check (price >= 0),
    currency   char(3)        not null,
    updated_at timestamptz    not null default now()
);

-- Ids are time-ordered (UUIDv7), so the primary key also serves "newest first".
create table orders.customer_order (
    id          uuid           primary key,
    customer_id text           not null,
    status      text           not null,
    reason      text,
    total       numeric(19, 4) not null,
    currency    char(3)        not null,
    created_at  timestamptz    not null,
    updated_at  timestamptz    not null
) with (fillfactor = 80);
create index customer_order_customer on orders.customer_order (customer_id, id);

create table orders.order_line (
    order_id     uuid           not null references orders.customer_order,
    line         integer        not null,
    product_id   text           not null,
    product_name text           not null,
    quantity     integer        not null check (quantity > 0),
    unit_price   numeric(19, 4) not null,
    primary key (order_id, line)
);

create table orders.idempotency_key (
    key         text        primary key,
    fingerprint text        not null,
    order_id    uuid        not null,
    created_at  timestamptz not null default now()
);
create index idempotency_key_created_at on orders.idempotency_key using brin (created_at);
