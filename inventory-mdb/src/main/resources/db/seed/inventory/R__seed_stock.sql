insert into inventory.stock (product_id, available) values
    ('espresso-beans', 1000000),
    ('moka-pot', 50000),
    ('hand-grinder', 20000),
    ('cup-set', 300),
    ('vintage-lever', 3)
on conflict do nothing;
