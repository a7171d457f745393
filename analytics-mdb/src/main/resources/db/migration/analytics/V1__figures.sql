-- Sums of what happened in an hour (UTC), never mixed over currencies. Room on each page, because rows change often.
create table analytics.sales_hour (
    hour         timestamptz not null,
    currency     text        not null,
    placed       bigint      not null,
    placed_value numeric     not null,
    confirmed    bigint      not null,
    payments     bigint      not null,
    revenue      numeric     not null,
    refunds      bigint      not null,
    refunded     numeric     not null,
    cancelled    bigint      not null,
    rejected     bigint      not null,
    declined     bigint      not null,
    primary key (hour, currency)
) with (fillfactor = 50);

create table analytics.product_hour (
    hour           timestamptz not null,
    product_id     text        not null,
    currency       text        not null,
    sold           bigint      not null,
    sold_value     numeric     not null,
    returned       bigint      not null,
    returned_value numeric     not null,
    primary key (hour, product_id, currency)
) with (fillfactor = 50);

-- Each time that figures were emptied to be counted again.
create table analytics.rebuild (
    id         uuid        primary key,
    from_hour  timestamptz not null,
    started_at timestamptz not null default now()
);

-- What a rebuild has emptied: the broker's history may not hold all of it.
create table analytics.replaced_sales_hour (
    rebuild     uuid        not null,
    replaced_at timestamptz not null,
    like analytics.sales_hour
);
create index replaced_sales_hour_replaced_at on analytics.replaced_sales_hour (replaced_at);

create table analytics.replaced_product_hour (
    rebuild     uuid        not null,
    replaced_at timestamptz not null,
    like analytics.product_hour
);
create index replaced_product_hour_replaced_at on analytics.replaced_product_hour (replaced_at);
