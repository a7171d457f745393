insert into orders.product (id, name, price, currency) values
    ('espresso-beans', 'Espresso beans, 1 kg', 18.50, 'EUR'),
    ('moka-pot', 'Moka pot, 6 cups', 34.90, 'EUR'),
    ('hand-grinder', 'Hand grinder, steel burrs', 79.00, 'EUR'),
    ('cup-set', 'Six espresso cups', 24.00, 'EUR'),
    ('vintage-lever', 'Lever machine, 1961, restored', 2450.00, 'EUR')
on conflict do nothing;
