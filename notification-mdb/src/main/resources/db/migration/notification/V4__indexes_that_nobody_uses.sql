-- Nobody asks by customer, and the id stands for event and channel: every notification paid for both indexes.
drop index notification.notification_customer;
alter table notification.notification drop constraint notification_event_id_channel_key;
