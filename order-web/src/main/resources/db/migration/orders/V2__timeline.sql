-- Every event of an order, kept to be shown.
create table orders.timeline (
    event_id    uuid           primary key,
    -- Grows with each commit as seen from one order: who inserts holds the order's lock. See TimelineTable.
    position    bigint         not null generated always as identity,
    order_id    uuid           not null,
    type        text           not null,
    version     integer        not null,
    source      text           not null,
    happened_at timestamptz    not null,
    trace_id    text,
    outcome     text,
    reason      text,
    amount      numeric(19, 4),
    currency    char(3),
    recorded_at timestamptz    not null default now()
);
create unique index timeline_order on orders.timeline (order_id, position);
create index timeline_recorded_at on orders.timeline using brin (recorded_at);
