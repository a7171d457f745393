-- Nobody asks by customer, and every notification paid for it.
drop index notification.notification_customer;
