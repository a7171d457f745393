-- The database holds no prepared transaction.
select x.gid, 'prepared at ' || x.prepared
from pg_prepared_xacts x
