-- The money of one order: one row, also for an order that was cancelled before payment heard of it.
create table payment.payment (
    order_id       uuid           primary key,
    customer_id    text           not null,
    amount         numeric(19, 4) not null check (amount >= 0),
    currency       char(3)        not null,
    payment_method text,
    status         text           not null check (status in
                                      ('REQUESTED', 'CHARGING', 'CHARGED', 'DECLINED', 'GIVEN_UP', 'CANCELLED', 'REFUNDED')),
    attempts       integer        not null default 0,
    -- Recorded before any money can move: without it, none has moved.
    payment_id     text,
    refund_id      text           check (refund_id is not null or status <> 'REFUNDED'),
    code           text,
    reason         text           check (reason is not null or status not in ('DECLINED', 'GIVEN_UP')),
    requested_at   timestamptz    not null default now(),
    cancelled_at   timestamptz    check (cancelled_at is not null or status not in ('CANCELLED', 'REFUNDED')),
    charged_at     timestamptz    check (charged_at is not null or status not in ('CHARGED', 'REFUNDED')),
    refunded_at    timestamptz,
    check (payment_id is not null or status not in ('CHARGED', 'REFUNDED'))
) with (fillfactor = 70);
