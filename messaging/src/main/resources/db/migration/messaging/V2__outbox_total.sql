-- What the broker may route by; only events that carry a total have them.
alter table messaging.outbox add total numeric, add currency text;
