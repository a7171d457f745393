-- A customer who cannot be told is no failure that a repetition mends; the reason is the server's.
alter table notification.notification
    add column traceparent text,
    drop constraint notification_status_check,
    add constraint notification_status_check check (status in ('QUEUED', 'SENDING', 'SENT', 'SKIPPED', 'REFUSED')),
    drop constraint notification_check1,
    add constraint notification_reason_check check (reason is not null or status not in ('SKIPPED', 'REFUSED'));
