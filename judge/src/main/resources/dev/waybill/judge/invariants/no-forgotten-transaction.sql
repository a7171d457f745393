-- No transaction of the database stays open while nobody works in it.
select 'process ' || a.pid, format('%s since %s: %s', a.state, a.state_change, left(a.query, 80))
from pg_stat_activity a
where a.datname = current_database()
  and a.state like 'idle in transaction%'
  and clock_timestamp() - a.state_change > interval '35 s'
