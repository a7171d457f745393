-- How a customer is reached.
create table notification.contact (
    customer_id text        primary key,
    name        text        not null,
    email       text        not null,
    locale      text        not null,
    updated_at  timestamptz not null default now()
);

-- One thing to tell a customer by one channel, recorded before and after it is sent.
create table notification.notification (
    id          uuid        primary key,
    event_id    uuid        not null,
    order_id    uuid        not null,
    customer_id text        not null,
    channel     text        not null check (channel in ('EMAIL', 'PUSH')),
    about       text        not null,
    recipient   text        check (recipient is not null or status = 'SKIPPED'),
    status      text        not null check (status in ('QUEUED', 'SENDING', 'SENT', 'SKIPPED')),
    reason      text        check (reason is not null or status <> 'SKIPPED'),
    attempts    integer     not null default 0,
    message_id  text,
    created_at  timestamptz not null default now(),
    sent_at     timestamptz,
    unique (event_id, channel)
);
create index notification_order on notification.notification (order_id);
create index notification_customer on notification.notification (customer_id);

-- What the push port delivered; stands for a push service, hence no reference to the table above.
create table notification.push_delivery (
    notification_id uuid        primary key,
    order_id        uuid        not null,
    recipient       text        not null,
    title           text        not null,
    delivered_at    timestamptz not null default now()
);
create index push_delivery_order on notification.push_delivery (order_id);
create index push_delivery_recipient on notification.push_delivery (recipient);
