-- The database holds no prepared transaction.
select x.gid, 'prepared at ' || x.prepared
from pg_prepared_xacts x
union all
select 'a standby', 'shows none of the primary''s: ask that one' where pg_is_in_recovery()
