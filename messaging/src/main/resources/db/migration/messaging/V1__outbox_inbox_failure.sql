-- What is to be sent: written with the business rows, removed by the relay once the broker has it.
create table messaging.outbox (
    partition   integer     not null,
    position    bigint      not null generated always as identity,
    event_id    uuid        not null,
    event_type  text        not null,
    subject     uuid        not null,
    event       text        not null,
    written_at  timestamptz not null default now(),
    primary key (partition, position)
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000,
        autovacuum_vacuum_insert_scale_factor = 0, autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 50000);

-- Locked by the relay that works on the partition, so that its order holds.
create table messaging.outbox_partition (
    partition integer primary key
);

-- What a consumer has done already.
create table messaging.inbox (
    consumer    text        not null,
    event_id    uuid        not null,
    received_at timestamptz not null default now(),
    primary key (consumer, event_id)
);
create index inbox_received_at on messaging.inbox using brin (received_at);

-- Why an event failed. One row for each consumer and event, kept up to date until it succeeds or is dead.
create table messaging.failure (
    consumer   text        not null,
    event_id   text        not null,
    event_type text,
    subject    text,
    queue      text        not null,
    attempts   integer     not null,
    exception  text        not null,
    traceparent text,
    first_at   timestamptz not null default now(),
    last_at    timestamptz not null default now(),
    primary key (consumer, event_id)
);
create index failure_last_at on messaging.failure (last_at);
