drop table notification.push_delivery;

-- A browser that takes pushes for a customer: the last one who subscribed its endpoint. The id is derived from the endpoint,
-- so it needs no unique index of its own, on which "on conflict" would fail where two subscribe at once.
create table notification.push_subscription (
    id          uuid        primary key,
    customer_id text        not null,
    endpoint    text        not null,
    p256dh      text        not null,
    auth        text        not null,
    created_at  timestamptz not null default now()
);
create index push_subscription_customer on notification.push_subscription (customer_id);

-- What a push service has answered for good: this push is not sent to this browser again.
create table notification.push_receipt (
    notification_id uuid        not null references notification.notification on delete cascade,
    subscription_id uuid        not null references notification.push_subscription on delete cascade,
    refusal         text,
    answered_at     timestamptz not null default now(),
    primary key (notification_id, subscription_id)
);
create index push_receipt_subscription on notification.push_receipt (subscription_id);

-- The one key pair that push services and browsers know us by (RFC 8292), the same on all nodes. PKCS #8 and X.509.
create table notification.push_key (
    id          boolean     primary key default true check (id),
    private_key bytea       not null,
    public_key  bytea       not null,
    created_at  timestamptz not null default now()
);
