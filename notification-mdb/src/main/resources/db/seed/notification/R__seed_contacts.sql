insert into notification.contact (customer_id, name, email, locale)
values ('ada', 'Ada Lovelace', 'ada@example.org', 'en')
on conflict do nothing;
