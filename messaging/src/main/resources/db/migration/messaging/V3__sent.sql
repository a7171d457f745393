-- What the relay has sent, so that it can be sent again to a broker that has lost it. Removed when older than any backup
-- of the broker that one would go back to.
create table messaging.sent (
    sent_at    timestamptz not null default now(),
    partition  integer     not null,
    position   bigint      not null,
    event_id   uuid        not null,
    event_type text        not null,
    subject    uuid        not null,
    event      text        not null,
    total      numeric,
    currency   text
) with (autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 100000);
create index sent_sent_at on messaging.sent using brin (sent_at);
